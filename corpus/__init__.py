"""The domain: article trees, addresses, citations, catalogues, the library on disk."""
