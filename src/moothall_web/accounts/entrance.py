"""The pages of django-allauth in our look: our labels, faults beside their fields and in the status."""

from __future__ import annotations

from functools import wraps
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from axes.helpers import get_cool_off, get_failure_limit
from axes.utils import reset
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from moothall_web.accounts.models import User
from moothall_web.accounts.policy import LIBRARY, View
from moothall_web.ui.pages import page

LABELS = {
    "login": lazy("E-mail address"),
    "email": lazy("E-mail address"),
    "password": lazy("Password"),
    "oldpassword": lazy("Current password"),
    "password1": lazy("New password"),
    "password2": lazy("New password once more"),
    "remember": lazy("Stay signed in on this device"),
    "code": lazy("Code"),
    "name": lazy("Name of the key"),
    "recipient": lazy("Where to send the code"),
    "passwordless": lazy("Sign in with this key alone, without a password"),
}
HINTS = {
    "password1": lazy(
        "At least 12 characters. Three words that do not belong together are easy to remember."
    ),
    "name": lazy("So that you can tell it from others, for example: my phone."),
    "passwordless": lazy("The key then asks for your fingerprint, your face or its PIN."),
}


def ours(name: str, view: View) -> View:
    """A view of the library under our policy for its route; KeyError where there is none."""
    policy, _reason = LIBRARY[name]

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse) and response.context_data is not None:
            _fill(request, response, response.context_data)
        return response

    shown.policy = policy  # type: ignore[attr-defined]
    return shown


def _fill(request: HttpRequest, response: TemplateResponse, context: dict[str, Any]) -> None:
    context |= {"sign_in_providers": get_adapter().list_providers(request), "ways": ways()}
    for form in (context.get("form"), context.get("webauthn_form")):
        if isinstance(form, BaseForm):
            in_our_words(form)
    asked = [f for f in (context.get("form"), context.get("webauthn_form")) if isinstance(f, BaseForm)]
    found = {name: text for form in asked for name, text in faults_of(form).items()}
    context["faults"] = found
    context["errors"] = [{"text": text, "href": f"#{field}"} for field, text in found.items()]
    if found and response.status_code == 200 and request.method == "POST":
        response.status_code = 422


def in_our_words(form: BaseForm) -> None:
    """Give the fields of a form our labels, hints and input types."""
    for name, field in form.fields.items():
        field.label = LABELS.get(name, field.label)
        field.hint = HINTS.get(name, "")  # type: ignore[attr-defined]
        if name == "login":
            field.widget.attrs["autocomplete"] = "username webauthn"
        if name == "code":
            field.widget.attrs |= {"inputmode": "text", "classes": "govuk-input--width-10"}


def faults_of(form: BaseForm) -> dict[str, str]:
    """What is wrong with a form, by field; what is wrong with the whole stands at its first field."""
    if not form.is_bound:
        return {}
    first = next(
        (n for n, f in form.fields.items() if not f.widget.is_hidden), next(iter(form.fields), "main")
    )
    found: dict[str, str] = {}
    for name, errors in form.errors.as_data().items():
        field = form.fields.get(name)
        needed = field is not None and errors[0].code == "required"
        words = _("{label} is needed.").format(label=field.label) if needed and field else None
        found.setdefault(name if field else first, words or str(form.errors[name][0]))
    return found


def ways() -> dict[str, str]:
    """Other proofs of who somebody is, in our words."""
    return {
        "reauthenticate": _("Use your password"),
        "reauthenticate_by_code": _("Have a code sent to your address"),
        "mfa_reauthenticate": _("Use a code of your app, or a recovery code"),
        "mfa_reauthenticate:webauthn": _("Use a passkey"),
    }


def typed_address(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Under which address somebody tries to sign in: however it is written, tries count together."""
    typed = (credentials or {}).get("email") or request.POST.get("login", "")
    return str(typed).strip().casefold()


def locked(request: HttpRequest, *given: Any) -> HttpResponse:
    """The page after too many wrong passwords."""
    pause = get_cool_off(request)
    return page(
        request,
        "accounts/locked.html",
        title=_("Signing in is stopped for a while"),
        status=429,
        failure_limit=get_failure_limit(request, None),
        minutes=round(pause.total_seconds() / 60) if pause else 0,
    )


def unlock(sender: Any, user: User, **more: Any) -> None:
    """Who has set a new password by a mailed link may sign in at once."""
    reset(username=user.email.casefold())
