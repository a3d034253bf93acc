"""What a pool gives is the pool's own, and no longer said by each of its exercises."""

from typing import Any

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


def to_pools(apps: Any, schema_editor: Any) -> None:
    """One pool for each name of a quiz. Where its rows disagreed, what was drawn by the first of them stays."""
    Pool, QuizItem = apps.get_model("quizzes", "Pool"), apps.get_model("quizzes", "QuizItem")
    rows = QuizItem.objects.exclude(pool_name="").select_related("item")
    for row in rows.order_by("item__position", "item_id"):
        row.pool, _ = Pool.objects.get_or_create(
            assignment_id=row.item.assignment_id, name=row.pool_name, defaults={"draw": max(1, row.pool_draw)}
        )
        row.save(update_fields=["pool"])


def from_pools(apps: Any, schema_editor: Any) -> None:
    for row in apps.get_model("quizzes", "QuizItem").objects.exclude(pool=None).select_related("pool"):
        row.pool_name, row.pool_draw = row.pool.name, row.pool.draw
        row.save(update_fields=["pool_name", "pool_draw"])


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Pool",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.SlugField(max_length=40)),
                (
                    "draw",
                    models.PositiveSmallIntegerField(
                        default=1, validators=[django.core.validators.MinValueValidator(1)]
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pools", to="courses.assignment"
                    ),
                ),
            ],
            options={"ordering": ["assignment", "name"]},
        ),
        migrations.AddConstraint(
            model_name="pool",
            constraint=models.UniqueConstraint(fields=("assignment", "name"), name="pool_name_once_an_assignment"),
        ),
        migrations.AddConstraint(
            model_name="pool",
            constraint=models.CheckConstraint(condition=models.Q(draw__gte=1), name="pool_draws_at_least_one"),
        ),
        migrations.RenameField(model_name="quizitem", old_name="pool", new_name="pool_name"),
        migrations.AddField(
            model_name="quizitem",
            name="pool",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="members",
                to="quizzes.pool",
            ),
        ),
        migrations.RunPython(to_pools, from_pools),
        migrations.RemoveField(model_name="quizitem", name="pool_name"),
        migrations.RemoveField(model_name="quizitem", name="pool_draw"),
    ]
