"""Who may open which page, read off the addresses of the site: the one table for people and for tests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from msgspec import Struct

from moothall_web.accounts.policy import EVERYBODY, HALFWAY, LIBRARY, SIGNED_IN, power_words, powers
from moothall_web.accounts.roles import title_of


class Route(Struct, frozen=True):
    """An address of the site.

    policy : a power, or one of those that belong to no project; empty where the view has none
    words : names in the address, as `slug`
    says : what the page is for
    """

    address: str
    name: str
    policy: str
    words: tuple[str, ...] = ()
    says: str = ""

    @property
    def in_project(self) -> bool:
        """Whether it belongs to one project."""
        return self.policy in power_words()


def routes(
    urls: Iterable[Any] | None = None, before: str = "", words: tuple[str, ...] = ()
) -> Iterator[Route]:
    """Every address of the site, in order."""
    for entry in get_resolver().url_patterns if urls is None else urls:
        address, named = before + str(entry.pattern), (*words, *entry.pattern.converters)
        if isinstance(entry, URLResolver):
            yield from routes(entry.url_patterns, address, named)
        elif isinstance(entry, URLPattern):
            policy = str(getattr(entry.callback, "policy", ""))
            says = LIBRARY[entry.name][1] if entry.name in LIBRARY else _says(entry.callback)
            yield Route(f"/{address}", entry.name or "", policy, named, says)


def lacking() -> list[Route]:
    """Addresses whose view has no policy, or one that nobody knows."""
    known = {EVERYBODY, SIGNED_IN, HALFWAY, *power_words()}
    return [route for route in routes() if route.policy not in known]


def manual() -> str:
    """The reference page on permissions, without what a change of rows asks for."""
    found = sorted(routes(), key=lambda r: _bare(r.address))
    return (
        "# Permissions\n\n"
        "Who may open which page of the site. A page of a project asks for one power, and each role has its\n"
        "powers; to everybody who is not part of the project there is no such page. The same power answers\n"
        "for page, export and file. What a role may do is said in the words of the framework on the page\n"
        '"People and roles" of each project.\n\n'
        f"## Roles and their powers\n\n{_roles()}\n\n"
        f"## Pages of a project\n\n{_pages(r for r in found if r.in_project)}\n\n"
        f"## Pages that belong to no project\n\n{_others(r for r in found if not r.in_project)}\n"
    )


def _roles() -> str:
    roles = list(powers())
    rows = [f"| {words} | {_marks(power, roles)} |" for power, words in power_words().items()]
    return "\n".join([_head("power", *map(title_of, roles)), *rows])


def _pages(found: Iterable[Route]) -> str:
    roles = list(powers())
    rows = [
        f"| `{_bare(r.address)}` | {r.says} | {power_words()[r.policy]} | {_marks(r.policy, roles)} |"
        for r in found
    ]
    return "\n".join([_head("page", "what it is for", "asks for", *map(title_of, roles)), *rows])


def _head(*columns: str) -> str:
    return f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}"


def _marks(power: str, roles: list[str]) -> str:
    return " | ".join("yes" if power in powers()[role] else "no" for role in roles)


def _others(found: Iterable[Route]) -> str:
    rows = [f"| `{_bare(r.address)}` | {r.policy} | {r.says} |" for r in found]
    return "\n".join([_head("page", "for", "what it is, and why that is safe"), *rows])


def _bare(address: str) -> str:
    """An address as people write it: <slug> in place of its converter or pattern."""
    plain = re.sub(r"<\w+:(\w+)>", r"<\1>", address)
    plain = re.sub(r"\(\?P(<\w+>)[^)]*\)", r"\1", plain)
    return plain.replace("/^", "/").replace("$", "")


def _says(view: Any) -> str:
    first = (view.__doc__ or "").strip().partition("\n")[0].rstrip(".")
    return first[:1].lower() + first[1:]
