"""The site's own settings, with the jobs of the tests."""

from moothall_web.config.settings import *  # noqa: F403
from moothall_web.config.settings import INSTALLED_APPS

INSTALLED_APPS += ["tests.web.jobs.apps.MakersConfig"]
