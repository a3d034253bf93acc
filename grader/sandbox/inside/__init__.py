"""The programs that run within a jail. Their text is handed in; none of these files is reachable from inside."""
