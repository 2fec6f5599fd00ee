"""Data files that a lawyer or policy advisor can read and correct."""
