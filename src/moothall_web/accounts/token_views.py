"""Pages on one's own tokens: make one, see when each was used, take one back."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from moothall_web.accounts import tokens as held
from moothall_web.accounts.entrance import faults_of
from moothall_web.accounts.models import Token, User
from moothall_web.accounts.policy import for_signed_in, power_words
from moothall_web.ui.pages import page


class TokenForm(forms.Form):
    """What a token is for, what it may do, and for how long."""

    title = forms.CharField(max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    powers = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    days = forms.IntegerField(min_value=1, max_value=held.LONGEST, initial=90)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = {
            "title": (_("What it is for"), _("As “nightly copy of the costs”. Only you see it.")),
            "powers": (_("What it may do"), _("Never more than your roles allow in a project.")),
            "days": (_("For how many days"), _("At most {n}.").format(n=held.LONGEST)),
        }
        for name, (label, hint) in asked.items():
            self.fields[name].label = label
            self.fields[name].hint = hint  # type: ignore[attr-defined]
        choose = self.fields["powers"]
        assert isinstance(choose, forms.MultipleChoiceField)
        choose.choices = [(power, _(words)) for power, words in power_words().items()]


@for_signed_in
@never_cache
@reauthentication_required  # type: ignore[untyped-decorator]
def tokens(request: HttpRequest) -> HttpResponseBase:
    """One's own tokens for programs, with their last use; a new one, after a fresh proof."""
    assert isinstance(request.user, User)
    form = TokenForm(request.POST if request.method == "POST" else None)
    faults, secret = faults_of(form), ""
    if form.is_bound and not faults:
        given = form.cleaned_data
        _made, secret = held.make(
            request.user, title=given["title"], powers=given["powers"], days=given["days"]
        )
        form = TokenForm()  # shown in this answer alone: a redirect would have to keep the secret somewhere
    return page(
        request, "accounts/tokens.html", title=_("Tokens for programs"), trail=_trail(), form=form,
        faults=faults, status=422 if faults else 200, secret=secret,
        tokens=[(t, [_(power_words().get(p, p)) for p in t.powers]) for t in request.user.tokens.all()],
    )  # fmt: skip


@for_signed_in
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    """Take one of one's own tokens back, after asking once."""
    assert isinstance(request.user, User)
    found = Token.objects.select_related("user").filter(user=request.user, pk=number).first()
    if found is None:
        raise Http404
    if request.method == "POST":
        held.revoke(found)
        messages.success(request, _("The token no longer works."))
        return redirect("tokens")
    return page(
        request, "accounts/confirm.html", title=_("Revoke a token"),
        trail=[*_trail(), (_("Tokens for programs"), reverse("tokens"))],
        words=_("Programs that use “{title}” can no longer do anything.").format(title=found.title),
        button=_("Revoke the token"), back=reverse("tokens"),
    )  # fmt: skip


def _trail() -> list[tuple[str, str]]:
    return [(_("Your account"), reverse("account"))]
