"""The gradebook: a window of rows, files of it, corrections from one."""
