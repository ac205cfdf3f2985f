"""The commands of `laming`, one module each."""
