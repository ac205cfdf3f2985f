"""The documents of a pack, each as blocks: what they say, not how they look."""
