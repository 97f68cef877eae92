"""The database itself refuses to change or remove a value."""

from django.db import migrations

from moothall_web.audit.guards import guard, unguard

TABLE = "casework_value"


class Migration(migrations.Migration):
    """Triggers on the values."""

    dependencies = [("casework", "0001_initial")]
    operations = [
        migrations.RunPython(lambda _, editor: guard(editor, TABLE), lambda _, editor: unguard(editor, TABLE))
    ]
