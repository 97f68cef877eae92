"""The room as Django knows it."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """What the public sees."""

    name = "moothall_web.publication"
    label = "publication"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let workers make editions, and note the heads of each day."""
        from moothall_web.jobs import kinds
        from moothall_web.publication import beginning, heads

        beginning.ready()
        kinds.hourly(heads.note_all)
