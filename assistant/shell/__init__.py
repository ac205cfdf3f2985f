"""Showing answers in a terminal or a pipe, line by line."""
