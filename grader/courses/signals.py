"""What others are told of, inside the transaction that changed it."""

from django.dispatch import Signal

# assignment: the Assignment; user_ids: whose dates or rules changed, a set of keys, or None for everybody's.
dates_changed = Signal()

# old, new: Assignments; the new one is empty and wants what the receiver keeps with the old one.
assignment_copied = Signal()
