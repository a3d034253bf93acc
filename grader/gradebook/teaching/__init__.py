"""What those who teach look at: submissions, mistakes, statistics, students, the course now; and what they say."""
