"""Measures the site with Lighthouse: `make lighthouse`."""
