"""What other apps may hear of. ``submissions`` knows none of them."""

from django.dispatch import Signal

# Sent inside the transaction that finishes them, with ``runs`` (their submissions loaded) of one student and one
# assignment: a receiver that raises undoes the whole finish.
runs_finished = Signal()

# The same for a run that was graded aside: no submission's result has changed by it.
aside_finished = Signal()

# Sent before something is taken, drafts too, with ``user``, ``exercise`` and ``assignment``: a receiver that raises a
# Refused refuses it.
submission_wanted = Signal()

# Sent by every worker each few seconds, with ``worker``, for whatever must happen at its time without being asked for.
worker_ticked = Signal()

# Sent by a worker that ends in order, with ``worker``.
worker_left = Signal()
