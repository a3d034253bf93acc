from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def name_mistakes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Old reports say which mistakes they recognised; read a few at a time, they are large."""
    GradingRun = apps.get_model("submissions", "GradingRun")
    NamedMistake = apps.get_model("submissions", "NamedMistake")
    runs = GradingRun.objects.filter(state="finished", report__isnull=False).exclude(verdict="passed")
    for pk, report in runs.order_by("pk").values_list("pk", "report").iterator(chunk_size=100):
        NamedMistake.objects.bulk_create(
            NamedMistake(run_id=pk, name=name[:120]) for name in report.get("misconceptions", ())
        )


class Migration(migrations.Migration):
    dependencies = [("submissions", "0005_named_mistakes")]
    operations = [migrations.RunPython(name_mistakes, migrations.RunPython.noop)]
