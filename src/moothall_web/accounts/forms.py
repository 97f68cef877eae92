"""What is asked of those who invite and of those who are invited."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from moothall_web.accounts.entrance import HINTS
from moothall_web.accounts.hooks import Surroundings
from moothall_web.accounts.invitations import Asked
from moothall_web.accounts.models import User
from moothall_web.accounts.roles import offered


class InviteForm(forms.Form):
    """Whom to invite, in which role, and for whom they act."""

    email = forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "off", "type": "email"}))
    role = forms.ChoiceField(widget=forms.RadioSelect)
    body = forms.ChoiceField(required=False)
    assessor = forms.ChoiceField(required=False)

    def __init__(self, around: Surroundings, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.around = around
        _ask(
            self,
            "email",
            _("E-mail address"),
            _("The invitation is sent to it, and is for this address only."),
        )
        _ask(self, "role", _("Role"))
        _ask(self, "body", _("Acts for (optional)"), _("A partner, or a stakeholder group."))
        only = _("Only for somebody who scores. Scores are shown by code, and a code belongs to one person.")
        _ask(self, "assessor", _("Scores under the code (optional)"), only)
        _choose(self, "role", [(role.id, role.title) for role in offered(around.roles)])
        bodies = [(b.id, f"{b.title} ({_('group') if b.is_group else _('partner')})") for b in around.bodies]
        _choose(self, "body", [("", _("Nobody in particular")), *bodies])
        codes = [(code, f"{code} ({b.title})") for b in around.bodies for code in b.assessors]
        _choose(self, "assessor", [("", _("None")), *codes])

    def clean(self) -> dict[str, Any]:
        """A code belongs to the group for which somebody acts."""
        given = super().clean() or {}
        group = self.around.group_of(given.get("assessor", ""))
        body = next((b for b in self.around.bodies if b.id == given.get("body")), None)
        if group and body and body.is_group and body != group:
            self.add_error("assessor", _("This code belongs to the group {group}.").format(group=group.title))
        return given

    def asked(self) -> Asked:
        """What was asked for, checked."""
        return Asked(**{name: self.cleaned_data[name] for name in ("email", "role", "body", "assessor")})


class JoinForm(forms.Form):
    """Name and password of somebody new."""

    name = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(
        strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, email: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        _ask(self, "name", _("Your name"), _("Others in the project see it beside what you do."))
        _ask(self, "password", _("Choose a password"), str(HINTS["password1"]))

    def clean(self) -> dict[str, Any]:
        """A password that cannot be guessed from the rest."""
        given = super().clean() or {}
        if password := given.get("password"):
            try:
                validate_password(password, User(email=self.email, name=given.get("name", "")))
            except ValidationError as fault:
                self.add_error("password", fault)
        return given


def _ask(form: forms.Form, name: str, label: str, hint: str = "") -> None:
    form.fields[name].label = label
    form.fields[name].hint = hint  # type: ignore[attr-defined]


def _choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
