"""Settings of the tests: the site's own, on data that nobody else uses.

MOOTHALL_TEST_DATABASE : `postgresql` starts a server for these tests; an address of a server uses that one;
SQLite in a file where not set
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

if "MOOTHALL_TEST_DATA" not in os.environ:
    # Workers of xdist get this from the process that starts them, which tidies up after all.
    _place = tempfile.mkdtemp(prefix="moothall-test-")
    atexit.register(shutil.rmtree, _place, ignore_errors=True)
    os.environ["MOOTHALL_TEST_DATA"] = _place
    os.environ.pop("MOOTHALL_DATABASE", None)
    if asked := os.environ.get("MOOTHALL_TEST_DATABASE", ""):
        from tests.web.postgresql import address

        os.environ["MOOTHALL_DATABASE"] = address(asked, _place)
# Each worker has files of its own, as it has a database: editions of one name are another one in each.
os.environ["MOOTHALL_DATA"] = os.path.join(
    os.environ["MOOTHALL_TEST_DATA"], os.environ.get("PYTEST_XDIST_WORKER", "")
)
os.environ["MOOTHALL_SECRET"] = "a key for tests alone"

from moothall_web.config.settings import *  # noqa: F403
from moothall_web.config.settings import DATA, DATABASES

DATA.mkdir(exist_ok=True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in life: threads of a live server each open it, which no database in memory is like.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}
    DATABASES["default"]["CONN_MAX_AGE"] = 0  # a test puts another file in the place of this one
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; nobody's password is at stake
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# A job is done where it is asked for: no worker runs beside the tests, but for those of the jobs themselves.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["soon", "heavy"]}
}
