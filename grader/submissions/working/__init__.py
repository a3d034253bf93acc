"""What a worker process does: its jails, its slots, the runs in its hands, and the time between them."""
