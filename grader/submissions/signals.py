"""What other apps may hear of. ``submissions`` knows none of them."""

from django.dispatch import Signal

# Sent by grading_run_finish inside its transaction, with ``run`` (finished, its submission loaded): a receiver that
# raises undoes the whole finish.
run_finished = Signal()

# Sent before something is taken, drafts too, with ``user``, ``exercise`` and ``assignment``: a receiver that raises a
# Refused refuses it.
submission_wanted = Signal()

# Sent by every worker each few seconds, for whatever must happen at its time without anybody asking for it.
worker_ticked = Signal()
