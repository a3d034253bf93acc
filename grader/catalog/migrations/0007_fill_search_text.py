"""Every exercise is found by the words of the version that students have."""

import json
import tomllib
from typing import Any

from django.db import migrations


def fill(apps: Any, schema_editor: Any) -> None:
    exercises = apps.get_model("catalog", "Exercise").objects.exclude(current=None).select_related("current")
    search_text = apps.get_model("catalog", "SearchText")
    for exercise in exercises.iterator(chunk_size=50):
        files = json.loads(exercise.current.bundle)["files"]
        tags = tomllib.loads(files["exercise.toml"]).get("tags", [])
        statements = [text for path, text in files.items() if path.startswith("statement.")]
        words = "\n".join((exercise.slug, *exercise.title.values(), *tags, *statements)).casefold()
        search_text.objects.update_or_create(exercise=exercise, defaults={"words": words})


class Migration(migrations.Migration):
    dependencies = [("catalog", "0006_search_text")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
