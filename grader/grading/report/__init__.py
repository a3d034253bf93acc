"""The stored record of one grading: its parts, their bounds, and who may read which."""
