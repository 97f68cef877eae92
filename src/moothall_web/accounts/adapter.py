"""How signing in fits this site."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """Nobody signs up without an invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Only while an invitation is being taken up."""
        return "invitation" in request.session
