"""The room as Django knows it."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """What the public sees."""

    name = "moothall_web.publication"
    label = "publication"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let workers make editions, note the heads of each day, and hear of people whose data are erased."""
        from moothall_web.casework.erasing import erased
        from moothall_web.jobs import kinds
        from moothall_web.publication import beginning, editions, heads

        beginning.ready()
        kinds.hourly(heads.note_all)
        erased.connect(editions.blot, dispatch_uid="publication.blot_proposals")
