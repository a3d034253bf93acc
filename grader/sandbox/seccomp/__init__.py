"""The system call filter: the table of calls, and the program that is made of it."""
