"""The commands, by subject; ``ui.cli`` puts them together."""
