"""What is seen of a service that runs: its workers' signs of life, its queues, and what is wrong now."""
