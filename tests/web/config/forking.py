"""The process from which commands of the site are forked off, with the packages read that each would read.

Lines of JSON come in: words, environment, folder, and a file each for what is said and for the faults. The
exit code goes out, a line each. What reads a setting cannot be read before: Django refuses it without them.
"""

from __future__ import annotations

import importlib
import json
import os
import sys

PACKAGES = (
    "allauth.core.internal.deferred", "asgiref.sync", "cryptography.hazmat.primitives.serialization",
    "django.contrib.auth.hashers", "django.contrib.messages.storage.fallback",
    "django.core.management.commands.migrate", "django.db.backends.sqlite3.client",
    "django.db.migrations.executor", "django.db.models", "django.forms", "django.http", "django.template",
    "django.template.backends.jinja2", "django.urls", "django.views.generic", "fido2.server", "jinja2",
    "markdown_it", "moothall.business_case.compose", "moothall.cli.main", "moothall.engine.appraise",
    "moothall.files.folder", "moothall.project.project", "moothall.render.html", "numpy", "oauthlib.oauth2",
    "requests", "yaml",
)  # fmt: skip
"""None of them is of the site, which is read anew by each command."""


def main() -> None:
    """Fork off what each line asks for; the child comes back to end as any process does."""
    for name in PACKAGES:
        importlib.import_module(name)
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if not child:
            _become(**asked)
            return
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _become(words: list[str], env: dict[str, str], place: str, said: str, faults: str) -> None:
    for number, file in ((0, os.devnull), (1, said), (2, faults)):
        os.dup2(os.open(file, os.O_RDWR | os.O_CREAT), number)
    os.chdir(place)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = ["moothall", *words]
    from tests.web.config.running import act

    act(words[0])


if __name__ == "__main__":
    main()
