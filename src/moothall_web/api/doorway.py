"""What every address of the API asks first: who is it, how often, may they, and by which method."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from msgspec.structs import replace

from moothall_web.accounts import tokens
from moothall_web.accounts.models import Token
from moothall_web.accounts.policy import EVERYBODY, SIGNED_IN, Member, View, member_at, power_words
from moothall_web.api.problems import RefusedError, missing
from moothall_web.audit.record import through

Handler = Callable[..., HttpResponseBase]
SECONDS = 60
"""For how long requests are counted together."""


def door(policy: str, handlers: Mapping[str, Handler]) -> View:
    """A view for the methods of one address. No session of a browser opens it, so that no page can use one.

    policy : a power, `signed in` or `everybody`
    handlers : by method; of a power they are given the member, of `signed in` the token
    """

    def view(request: HttpRequest, **words: Any) -> HttpResponseBase:
        try:
            answer = _answer(request, policy, handlers, words)
        except RefusedError as refused:
            answer = refused.answer()
        except Http404:
            answer = missing().answer()
        except PermissionDenied as denied:
            answer = RefusedError(403, "forbidden", str(denied)).answer()
        except RequestDataTooBig:
            answer = RefusedError(413, "too-large", _("The body is too large.")).answer()
        if not answer.has_header("Cache-Control"):
            answer["Cache-Control"] = "no-store"
        answer["X-Content-Type-Options"] = "nosniff"
        return answer

    view.policy = policy  # type: ignore[attr-defined]
    view.__doc__ = next(iter(handlers.values())).__doc__
    return csrf_exempt(view)


def _answer(
    request: HttpRequest, policy: str, handlers: Mapping[str, Handler], words: dict[str, Any]
) -> HttpResponseBase:
    token = _token(request)
    _count(request, token)
    if policy != EVERYBODY and token is None:
        raise _unknown()
    handler = handlers.get("GET" if request.method == "HEAD" else request.method or "")
    first: tuple[Any, ...] = ()
    if policy not in (EVERYBODY, SIGNED_IN):
        assert token is not None
        first = (_member(token, words.pop("slug"), policy),)
    elif policy == SIGNED_IN:
        first = (token,)
    if handler is None:
        allowed = ", ".join(handlers)
        raise RefusedError(
            405, "method", _("Allowed here: {methods}.").format(methods=allowed), {"Allow": allowed}
        )
    if token is None:
        return handler(request, *first, **words)
    with through(token.code):
        return handler(request, *first, **words)


def _unknown(error: str = "") -> RefusedError:
    said = 'Bearer realm="moothall"' + (f', error="{error}"' if error else "")
    detail = _("A token is needed that still works: Authorization: Bearer mh_...")
    return RefusedError(401, "unauthorized", detail, {"WWW-Authenticate": said})


def _token(request: HttpRequest) -> Token | None:
    """The token that was sent; none where none was. One that does not work is refused, why is not said."""
    given = request.headers.get("Authorization")
    if given is None:
        return None
    scheme, _space, secret = given.partition(" ")
    found = tokens.holder(secret.strip()) if scheme.casefold() == "bearer" else None
    if found is None:
        _count(request, None)
        raise _unknown("invalid_token")
    return found


def _member(token: Token, slug: str, power: str) -> Member:
    """Who acts in a project, no further than the token goes."""
    member = member_at(token.user, slug)
    if member is None:
        raise missing()
    member = replace(member, scopes=frozenset(token.powers))
    must(member, power)
    return member


def must(member: Member, power: str) -> None:
    """Refuse where somebody lacks a power, or their token does."""
    if member.may(power):
        return
    words = _(power_words()[power])
    if replace(member, scopes=None).may(power):
        said = _("The token was not made for this: {power}.").format(power=words)
        header = {"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{power}"'}
        raise RefusedError(403, "scope", said, header)
    raise RefusedError(403, "forbidden", _("Your role does not allow this: {power}.").format(power=words))


def _count(request: HttpRequest, token: Token | None) -> None:
    """Refuse whoever asks too often: by token, without one by address. Each process counts for itself."""
    if token is not None:
        who, most = token.code, settings.MOOTHALL_API_RATE
    else:
        who, most = f"address:{_address(request)}", settings.MOOTHALL_API_RATE_WITHOUT
    key = f"api:{hashlib.sha256(who.encode()).hexdigest()}"
    cache.add(key, 0, SECONDS)
    try:
        count = cache.incr(key)
    except ValueError:  # it ran out between the two
        return
    if count > most:
        said = _("At most {n} requests a minute.").format(n=most)
        raise RefusedError(429, "too-many", said, {"Retry-After": str(SECONDS)})


def _address(request: HttpRequest) -> str:
    try:
        return str(get_adapter().get_client_ip(request))
    except PermissionDenied:
        return str(request.META.get("REMOTE_ADDR", ""))
