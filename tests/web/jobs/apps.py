"""The jobs of the tests, known in every process of a site that runs with the settings beside."""

from django.apps import AppConfig


class MakersConfig(AppConfig):
    name = "tests.web.jobs"
    label = "made_by_tests"

    def ready(self) -> None:
        from tests.web.jobs import makers

        makers.known()
