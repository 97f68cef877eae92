"""Every page in Welsh: no text of ours is left in English, and none is shown whose translation is at hand."""

from __future__ import annotations

import bisect
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser

import msgspec
import pytest
from babel.messages.pofile import read_po
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from moothall_web.accounts import matrix
from moothall_web.accounts.models import Membership, Project, User
from moothall_web.casework.models import Value
from moothall_web.results.remembered import state
from scripts.messages import kept

WORD = re.compile(r"\b[^\W\d_]+(?:['’][^\W\d_]+)*\b")
ENGLISH = frozenset(
    WORD.findall(
        "the of and which that this with from what who was were not have been they their it its or if you "
        "your by when where than each nobody somebody anybody only are be does must could would should there "
        "here for as but yes any most how why"
    )
)
"""Words that English sentences are made of, but for those that Welsh has too."""
APART = {"set_language", "edition_file", "heads", "head", "signing_keys", "report_style", "download", "file"}
"""Addresses that give files, or that only take what is sent."""
TOLD = {
    "results", "results_part", "case", "case_beside", "what_if", "publication_preview", "employment",
    "workforce", "posts", "effects", "after", "money_results", "share_results",
}  # fmt: skip
"""Pages made of the document, which other tests walk: the engine's sentences in it are English (ADR 23)."""
ALLOWED = (
    re.compile(r"FOI s\d+: .*"),  # names that an Act gives its exemptions
)
"""Texts that may be English, each with the reason."""
SPOKEN = ("aria-label", "alt", "title", "placeholder", "data-kept", "data-not-kept")
"""Attributes that people hear or see."""
VOID = {"br", "img", "input", "link", "meta", "hr", "wbr", "col", "path", "source", "use", "rect", "line"}


class Texts(HTMLParser):
    """The texts of a page that are not marked as English."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        hidden = tag in ("script", "style", "textarea", "svg") or given.get("lang") == "en" or self._hidden()
        if not hidden:
            self.found += [given[a] for a in SPOKEN if given.get(a)]
            if tag == "input" and given.get("type") in ("submit", "button"):
                self.found.append(given.get("value") or "")
        if tag not in VOID:
            self._open.append((tag, hidden))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        words = " ".join(data.split())
        if words and not self._hidden():
            self.found.append(words)

    def _hidden(self) -> bool:
        return bool(self._open and self._open[-1][1])


def texts(page: str) -> list[str]:
    """The texts of a page, each once."""
    parser = Texts()
    parser.feed(page)
    return list(dict.fromkeys(parser.found))


@cache
def translations() -> dict[str, set[str]]:
    """Each text of the catalogues with what it is in Welsh; more than one where contexts differ."""
    found: dict[str, set[str]] = {}
    for place in kept():
        with place.open("rb") as said:
            for message in read_po(said, locale="cy"):
                if isinstance(message.id, str) and message.id:
                    found.setdefault(message.id, set()).add(str(message.string))
    return found


def strings(value: object) -> Iterator[str]:
    """Every text in plain values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in strings(part))
    elif isinstance(value, list | tuple):
        yield from (text for part in value for text in strings(part))


def plain(value: object) -> object:
    return json.loads(msgspec.json.encode(value))


class Own:
    """What people wrote, names of laws and sources, and sentences of the engine: these stay as they are."""

    def __init__(self, project: Project) -> None:
        known = state(project).project
        rows = (v.fields for v in Value.objects.filter(place__project=project))
        given = [*strings(list(rows)), *strings(plain(known.facts)), *strings(plain(known.library_cases))]
        given += [line for text in given for line in text.splitlines()]
        given += [str(person) for person in User.objects.all()]
        self.known = sorted({" ".join(t.split()) for t in given if len(t) > 2}, key=len, reverse=True)
        self.folded = frozenset(t.casefold() for t in self.known)
        self.ordered = sorted(self.folded)
        self.several = [t for t in self.known if " " in t]

    def begins(self, cut: str) -> bool:
        """Whether one of the texts begins so."""
        place = bisect.bisect_left(self.ordered, cut)
        return place < len(self.ordered) and self.ordered[place].startswith(cut)

    def without(self, text: str) -> str:
        """A text without what is people's own, also where that is cut short."""
        first, _space, rest = text.partition(" ")
        named = (
            [text, rest] if first.casefold() in self.folded else [text]
        )  # an id before the words of its row
        for words in named:
            cut = words.rstrip(".…").strip().casefold()
            if words.casefold() in self.folded or (len(cut) > 20 and self.begins(cut)):
                return ""
        for own in self.several:
            if own in text:
                text = text.replace(own, " ")
        return text


def english(text: str) -> bool:
    """Whether a text has words that only English has: two, or one in a short text."""
    words = [w.casefold() for w in WORD.findall(text)]
    found = [w for w in words if w in ENGLISH]
    return len(found) > 1 or (len(found) == 1 and len(words) < 8)


LINK = re.compile(r'href="(/[^"#?]*)')


def walked(client: Client, project: Project) -> Iterator[tuple[str, str]]:
    """The address and the text of every page that a person comes to, one of each kind; of rows one a kind."""
    waiting = [r.address for r in matrix.routes() if re.fullmatch(r"[/\w.-]+", r.address)]
    waiting.append(reverse("project", args=[project.slug]))
    met: set[tuple[str, ...]] = set()
    while waiting:
        address = waiting.pop()
        kind = kind_of(address)
        if kind is None or kind in met:
            continue
        met.add(kind)
        answer = client.get(address)
        while answer.status_code == 302 and kind_of(answer["Location"].partition("?")[0]):
            answer = client.get(answer["Location"])
        if "html" in answer.get("Content-Type", "") and answer.status_code < 500:
            page = answer.content.decode()
            yield address, page
            waiting += LINK.findall(page)


def kind_of(address: str) -> tuple[str, ...] | None:
    """What tells a page from others like it; None for what is no page."""
    try:
        found = resolve(address)
    except Resolver404:
        return None
    if found.url_name in APART | TOLD or not found.url_name:
        return None
    several = {"name", "kind"} | ({"id"} if found.url_name == "results_part" else set())
    return (found.url_name, *(str(v) for k, v in found.kwargs.items() if k in several))


@pytest.fixture
def officer(told_already: None, site_project: Project, person: Callable[..., User]) -> Client:
    """Somebody with every power, signed in a moment ago, who reads Welsh."""
    user = person("RL_officer", assessor="OF1", body="officers")
    for role in ("RL_councillor", "RL_auditor", "RL_union", "RL_finance"):
        Membership.objects.create(user=user, project=site_project, role=role)
    client = Client(headers={"accept-language": "cy"})
    given = {"login": user.email, "password": "a long password"}
    assert client.post(reverse("account_login"), given).status_code == 302
    return client


def test_no_page_is_left_in_english(officer, site_project):
    own, pages = Own(site_project), dict(walked(officer, site_project))
    names = {kind_of(address)[0] for address in pages}
    assert len(names) > 50
    assert all('<html lang="cy"' in page for page in pages.values())
    first: dict[str, str] = {}
    for address, page in pages.items():
        first |= {text: address for text in texts(page) if text not in first}
    left = {text: address for text, address in first.items() if is_english(text, own)}
    assert left == {}


def is_english(text: str, own: Own) -> bool:
    """Whether a text of a Welsh page should not be on it."""
    if any(allowed.fullmatch(text) for allowed in ALLOWED):
        return False
    bare = own.without(text)
    return bool(bare) and (text not in translations().get(text, {text}) or english(bare))
