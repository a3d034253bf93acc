"""How a mark comes about: read, computed, explained, totalled."""
