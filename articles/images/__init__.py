"""From an uploaded file to what a page shows: `checking` (bytes → pixels), `encoding` (pixels → files), `files`."""
