"""What other apps may hear of. ``quizzes`` does not know them."""

from django.dispatch import Signal

# Inside a transaction, with ``item`` (an AssignmentExercise) and ``user_ids``: their marks for it may have changed.
item_changed = Signal()
