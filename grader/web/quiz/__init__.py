"""The pages of a quiz: its front, the attempt under way, and what those who hold it look at and do."""
