"""The room as Django knows it."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Letters on what is new and what waits."""

    name = "moothall_web.letters"
    label = "letters"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let a worker send what is due, every hour."""
        from moothall_web.jobs import kinds
        from moothall_web.letters.sending import send_due

        kinds.hourly(send_due)
