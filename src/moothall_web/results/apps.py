"""The room as Django knows it."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """What was worked out."""

    name = "moothall_web.results"
    label = "results"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the pages below ask what only the engine knows."""
        from moothall_web.casework.erasing import erased
        from moothall_web.results import answering, remembered, stage_1

        answering.ready()
        stage_1.ready()
        erased.connect(remembered.forget_all, dispatch_uid="results.forget_all")
