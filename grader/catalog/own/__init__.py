"""A course's own exercises: written, proved, published, kept from everybody else."""
