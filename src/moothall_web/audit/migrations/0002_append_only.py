"""The database itself refuses to change or remove an entry."""

from django.db import migrations

from moothall_web.audit.guards import guard, unguard

TABLE = "audit_entry"


class Migration(migrations.Migration):
    """Triggers on the entries; payloads can be erased, and so have none."""

    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunPython(lambda _, editor: guard(editor, TABLE), lambda _, editor: unguard(editor, TABLE))
    ]
