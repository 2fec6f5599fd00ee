"""One service with the use cases, and two faces on it: command line and app."""
