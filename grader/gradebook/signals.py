"""What others are told of, inside the transaction that changed it."""

from django.dispatch import Signal

# assignment: the Assignment; user_ids: whose marks in it are others now, a set of keys.
marks_changed = Signal()
