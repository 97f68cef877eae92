"""The room as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, bodies, roles."""

    name = "moothall_web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
