"""Search: what a Dutch reader means, found in what the magazine wrote."""
