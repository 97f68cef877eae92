"""The room as Django knows it."""

from typing import Any

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """What was worked out."""

    name = "moothall_web.results"
    label = "results"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the pages below ask what only the engine knows, and workers make what takes its time."""
        from django.db.models.signals import post_save

        from moothall_web.audit.models import Entry
        from moothall_web.casework.erasing import erased
        from moothall_web.results import asked, for_casework, for_governance, found, stage_1
        from moothall_web.results.finance import told as money

        for_casework.ready()
        for_governance.ready()
        found.ready()
        stage_1.ready()
        money.ready()
        asked.ready()
        erased.connect(_forget_all, dispatch_uid="results.forget_all")
        post_save.connect(asked.saved, sender=Entry, dispatch_uid="results are made anew")


def _forget_all(of: Any, **told: object) -> None:
    """Let go of all that was made of what was erased, and of files that wait: what they hold is packed."""
    from moothall_web.results import public, remembered
    from moothall_web.results.models import Upload

    Upload.objects.filter(project__in=of).delete()

    remembered.forget_all()
    public.forget_all()
