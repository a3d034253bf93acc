"""What a difference means: where it lies, which pattern it has, which shape or window would give it."""
