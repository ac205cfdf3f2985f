"""The chat screen, in Textual: screens route, widgets draw, the core thinks."""
