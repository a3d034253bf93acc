"""Who is in a course: lists, rosters, memberships, groups."""
