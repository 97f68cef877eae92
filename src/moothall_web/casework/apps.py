"""The room as Django knows it."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """What people put in."""

    name = "moothall_web.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Answer what the room of accounts asks, and hear what it tells."""
        from moothall_web.accounts import hooks
        from moothall_web.casework import access

        hooks.surroundings_asked.connect(access.tell_surroundings, dispatch_uid="moothall.surroundings")
        hooks.invitation_taken.connect(access.note_first_access, dispatch_uid="moothall.first_access")
