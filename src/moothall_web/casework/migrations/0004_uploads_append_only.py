"""The database itself refuses to change or remove what is known of a file."""

from django.db import migrations

from moothall_web.audit.guards import guard, unguard

TABLE = "casework_upload"


class Migration(migrations.Migration):
    """Triggers on the files."""

    dependencies = [("casework", "0003_uploads")]
    operations = [
        migrations.RunPython(lambda _, editor: guard(editor, TABLE), lambda _, editor: unguard(editor, TABLE))
    ]
