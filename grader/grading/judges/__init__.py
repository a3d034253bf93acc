"""Judge processes: one submission's judging under limits of its own. Read pool, then process, lent, parent, line."""
