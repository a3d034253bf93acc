from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import OuterRef, Subquery


def name_results(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Each old run was graded by its submission's version, and the newest finished one gave the result."""
    GradingRun = apps.get_model("submissions", "GradingRun")
    Submission = apps.get_model("submissions", "Submission")
    versions = Submission.objects.filter(pk=OuterRef("submission")).order_by().values("version")
    GradingRun.objects.filter(version=None).update(version=Subquery(versions[:1]))
    finished = GradingRun.objects.filter(submission=OuterRef("pk"), state="finished").order_by("-pk").values("pk")
    Submission.objects.filter(counted_run=None).update(counted_run=Subquery(finished[:1]))


class Migration(migrations.Migration):
    dependencies = [("submissions", "0002_counted_run")]
    operations = [migrations.RunPython(name_results, migrations.RunPython.noop)]
