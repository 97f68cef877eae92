"""The database itself refuses to change a head that was published."""

from django.db import migrations

from moothall_web.audit.guards import guard, unguard

TABLE = "publication_dailyhead"


class Migration(migrations.Migration):
    """Triggers on published heads."""

    dependencies = [("publication", "0002_append_only")]
    operations = [
        migrations.RunPython(lambda _, editor: guard(editor, TABLE), lambda _, editor: unguard(editor, TABLE))
    ]
