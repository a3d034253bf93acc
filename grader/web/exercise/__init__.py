"""The page where code is written, and what helps whoever writes it there."""
