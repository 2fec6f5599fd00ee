"""Alignment, differences, instruments and the tables that come out of them."""
