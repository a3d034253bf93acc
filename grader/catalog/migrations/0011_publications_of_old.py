"""What students had before publications were noted: the current version of each exercise, since it was stored."""

from typing import Any

from django.db import migrations


def note(apps: Any, schema_editor: Any) -> None:
    exercises = apps.get_model("catalog", "Exercise")
    publications = apps.get_model("catalog", "Publication")
    for exercise in exercises.objects.exclude(current=None).select_related("current").iterator(chunk_size=500):
        if not publications.objects.filter(exercise=exercise).exists():
            publications.objects.create(
                exercise=exercise, version_id=exercise.current_id, at=exercise.current.created_at
            )


class Migration(migrations.Migration):
    dependencies = [("catalog", "0010_pins")]
    operations = [migrations.RunPython(note, migrations.RunPython.noop)]
