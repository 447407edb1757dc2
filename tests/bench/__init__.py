"""Measures the search on an archive of 25,000 articles: `make bench-search`."""
