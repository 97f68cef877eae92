"""What a server calls."""

import os

from django.core.wsgi import get_wsgi_application

from moothall_web.config.front import Front

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall_web.config.settings")
application = Front(get_wsgi_application())
