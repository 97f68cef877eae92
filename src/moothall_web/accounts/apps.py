"""The room as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, bodies, roles."""

    name = "moothall_web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what the library tells."""
        from allauth.account.signals import password_reset

        from moothall_web.accounts.entrance import unlock

        password_reset.connect(unlock, dispatch_uid="moothall.unlock")
