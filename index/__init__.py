"""Finding passages: by number, by words, by nearly the right words."""
