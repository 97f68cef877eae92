"""Settings of the site. One setting apart, MOOTHALL_DATABASE, it needs none to start on one machine.

MOOTHALL_DATA : folder of the database, uploads and keys; `moothall-data` where not set
MOOTHALL_DATABASE : postgresql://user:password@host:port/name; SQLite in the data folder where not set
MOOTHALL_SECRET : key of signatures; made once and kept in the data folder where not set
MOOTHALL_HOSTS : host names, with commas between; this machine alone where not set
MOOTHALL_HTTPS : 1 where the site is reached through HTTPS
MOOTHALL_PROXIES : servers in front that add to X-Forwarded-For; 1 with HTTPS, else none, where not set
MOOTHALL_EMAIL : smtp://user:password@host:587, see mail.py; letters are printed where not set
MOOTHALL_EMAIL_FROM : who letters are from
MOOTHALL_URL : https://host, as people reach the site: for links in letters; of MOOTHALL_HOSTS where not set
MOOTHALL_API_RATE, MOOTHALL_API_RATE_WITHOUT : requests a minute with one token, and from one address without
MOOTHALL_INVITATION_DAYS : for how many days an invitation can be taken up; 14 where not set
MOOTHALL_OIDC... : signing in through an organisation, see organisations.py
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from moothall_web.config import organisations
from moothall_web.config.mail import mail

HERE = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("MOOTHALL_DATA", "moothall-data")).resolve()


def _secret() -> str:
    given = os.environ.get("MOOTHALL_SECRET")
    if given:
        return given
    place = DATA / "secret.key"
    if not place.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as made:
                made.write(secrets.token_urlsafe(64))
        except FileExistsError:
            pass  # another process made it
    return place.read_text()


def _database() -> dict[str, object]:
    address = os.environ.get("MOOTHALL_DATABASE", "")
    if not address:
        DATA.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "moothall.sqlite3",
            "CONN_MAX_AGE": 60,  # to open it anew takes as long as half a page
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: what was answered as saved is on the disk, come a power cut; it costs each save one
                # write through. secure_delete: what is erased is overwritten, not only set free.
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
                "PRAGMA secure_delete=ON;PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(address)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise ValueError("MOOTHALL_DATABASE is not of the form postgresql://user:password@host:5432/name")
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _number(name: str, default: str) -> int:
    given = os.environ.get(name, default)
    if not given.isdecimal():
        raise ValueError(f"{name} is no whole number")
    return int(given)


SECRET_KEY = _secret()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("MOOTHALL_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
HTTPS = os.environ.get("MOOTHALL_HTTPS") == "1"
MOOTHALL_URL = os.environ.get("MOOTHALL_URL") or (
    f"https://{ALLOWED_HOSTS[0]}" if HTTPS else f"http://{ALLOWED_HOSTS[0]}:8000"
)
MOOTHALL_PROXIES = _number("MOOTHALL_PROXIES", "1" if HTTPS else "0")

INSTALLED_APPS = [
    "moothall_web.ui",
    "moothall_web.audit",
    "moothall_web.accounts",
    "moothall_web.jobs",
    "moothall_web.casework",
    "moothall_web.results",
    "moothall_web.publication",
    "moothall_web.forum",
    "moothall_web.letters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "moothall_web.config.middleware.health",
    "moothall_web.config.middleware.who_asks",
    "moothall_web.config.middleware.no_nul",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "moothall_web.config.urls"
WSGI_APPLICATION = "moothall_web.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [HERE / "ui" / "jinja2"],
        "OPTIONS": {"environment": "moothall_web.ui.environment.environment", "autoescape": True},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "ui" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "projects"
ACCOUNT_ADAPTER = "moothall_web.accounts.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # who is invited has shown that the address is theirs
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# Wrong passwords are counted by axes, in the database; this limit is for codes. Many people share an address
# of a council's network, so that it alone is no ground to turn somebody away early.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "20/5m/key", "signup": "60/m/ip"}
MFA_ADAPTER = "moothall_web.accounts.adapter.MfaAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Moothall"
SOCIALACCOUNT_ADAPTER = "moothall_web.accounts.adapter.OrganisationAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = organisations.providers(os.environ)
MOOTHALL_API_RATE = _number("MOOTHALL_API_RATE", "600")
MOOTHALL_API_RATE_WITHOUT = _number("MOOTHALL_API_RATE_WITHOUT", "120")
MOOTHALL_INVITATION_DAYS = _number("MOOTHALL_INVITATION_DAYS", "14")
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "moothall_web.accounts.entrance.locked"
AXES_USERNAME_CALLABLE = "moothall_web.accounts.entrance.typed_address"
AXES_RESET_ON_SUCCESS = True
globals().update(mail(os.environ.get("MOOTHALL_EMAIL", ""), os.environ.get("MOOTHALL_EMAIL_FROM", "")))

STATIC_URL = "static/"
STATIC_ROOT = None  # nothing is collected: files are served from where the packages have them
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = DATA / "files"
MOOTHALL_KEYS = DATA  # not among the files: those are backed up
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a section with many options is one form of four fields a score

# Queues of moothall_web.jobs: what people wait for on a page, and what takes a minute and much memory.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["soon", "heavy"]}}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [HERE / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'", *organisations.origins(os.environ)],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}
SILENCED_SYSTEM_CHECKS = ["security.W008", "security.W004"] if not HTTPS else []
