"""What runs inside bubblewrap. Its text is handed in; none of these files is reachable from a jail.

``boot`` is the first program; ``warm`` is the warm parent, ``walls`` how a fork locks itself in, ``job`` what runs one
job there.
"""
