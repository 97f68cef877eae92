"""The room as Django knows it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The log of actions."""

    name = "moothall_web.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
