"""The page of a question in homework and practice, and what every page shows of an answer to one."""
