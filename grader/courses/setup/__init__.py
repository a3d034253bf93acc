"""A course and its assignments made, changed, copied."""
