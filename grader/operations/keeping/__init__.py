"""What is kept, and for how long: backups, what is forgotten, a person's erasure, a course's archive."""
