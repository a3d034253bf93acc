"""Pages of those who teach a course: its gradebook, people, assignments and record. 404 for everybody else."""
