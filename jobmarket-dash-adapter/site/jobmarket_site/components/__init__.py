"""Parts the pages are built from."""
