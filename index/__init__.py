"""One record per provision and note, Dutch analysis, and the search engines."""
