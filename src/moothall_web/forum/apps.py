"""The room as Django knows it."""

from django.apps import AppConfig


class ForumConfig(AppConfig):
    """What the public reads, tries and says."""

    name = "moothall_web.forum"
    label = "forum"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear of each edition as it is published, and of people whose data are erased."""
        from moothall_web.casework.erasing import erased
        from moothall_web.forum import comments, register
        from moothall_web.publication.making import published

        published.connect(register.hear, dispatch_uid="moothall.register")
        erased.connect(comments.blot, dispatch_uid="forum.blot_comments")
        erased.connect(register.blot, dispatch_uid="forum.blot_register")
