"""Which articles belong together, on what evidence, and what below them."""
