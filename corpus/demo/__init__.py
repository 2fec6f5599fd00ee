"""Demonstration documents, written for this project, of invented municipalities."""
