"""Links that let several people in, in place of letters to one. No release has written a row of the old table."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import grader.courses.models.people


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0003_categories"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.DeleteModel(name="Invitation"),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=150)),
                (
                    "role",
                    models.CharField(
                        choices=[("student", "student"), ("assistant", "assistant"), ("instructor", "instructor")],
                        default="student",
                        max_length=12,
                    ),
                ),
                (
                    "seed",
                    models.CharField(default=grader.courses.models.people.new_seed, max_length=64, unique=True),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("expires_at", models.DateTimeField()),
                ("most_uses", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("uses", models.PositiveIntegerField(default=0)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to="courses.course"
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("sections", models.ManyToManyField(blank=True, related_name="+", to="courses.section")),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["student", "assistant", "instructor"])),
                        name="invitation_role_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("most_uses", None), ("uses__lte", models.F("most_uses")), _connector="OR"),
                        name="invitation_not_used_too_often",
                    ),
                ],
            },
        ),
    ]
