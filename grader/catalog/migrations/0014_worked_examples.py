from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def look_again(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Workers note the visible cases anew, with the worked example's drawing."""
    apps.get_model("catalog", "Preparation").objects.update(starts=None)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0013_authoring")]

    operations = [migrations.RunPython(look_again, migrations.RunPython.noop)]
