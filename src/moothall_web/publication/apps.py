"""The room as Django knows it."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """What the public sees."""

    name = "moothall_web.publication"
    label = "publication"
    default_auto_field = "django.db.models.BigAutoField"
