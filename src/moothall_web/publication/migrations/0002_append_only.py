"""The database itself refuses to change what was published."""

from django.db import migrations

from moothall_web.audit.guards import guard, unguard

TABLES = ("publication_editionfile", "publication_dailyhead")


class Migration(migrations.Migration):
    """Triggers on files of editions and on published heads."""

    dependencies = [("publication", "0001_initial")]
    operations = [
        migrations.RunPython(lambda _, editor, t=table: guard(editor, t),
                             lambda _, editor, t=table: unguard(editor, t))
        for table in TABLES
    ]  # fmt: skip
