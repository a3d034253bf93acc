"""How people come into a course by themselves: by its code, or by a link that its instructors make and withdraw."""
