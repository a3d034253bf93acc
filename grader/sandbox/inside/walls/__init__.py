"""What a fork does to itself before it says READY: one list of system calls."""
