"""What other apps may hear of. ``catalog`` knows none of them."""

from django.dispatch import Signal

# Inside the transaction that makes ``version`` what students get.
exercise_published = Signal()

# Inside the transaction that removes ``exercise``, before it is gone: what else refers to it has to go first.
exercise_removed = Signal()
