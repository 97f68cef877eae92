"""Imported once, by the process that those of the jobs are forked from; opens no connection."""

from importlib import import_module

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from moothall_web.jobs.kinds import preloaded

for _name in preloaded():
    import_module(_name)
