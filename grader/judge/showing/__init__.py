"""Values prepared for a reader: bounded text, the slice of an array that matters, the products behind an element."""
