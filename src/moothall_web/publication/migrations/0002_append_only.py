"""The database itself refuses to change which files an edition has."""

from django.db import migrations

from moothall_web.audit.guards import guard, unguard

TABLE = "publication_editionfile"


class Migration(migrations.Migration):
    """Triggers on the files of editions."""

    dependencies = [("publication", "0001_initial")]
    operations = [
        migrations.RunPython(lambda _, editor: guard(editor, TABLE), lambda _, editor: unguard(editor, TABLE))
    ]
