"""A person in a real browser: walks the site by what the pages say, and looks at every page they come to.

Every page must be styled, in the language asked for, no wider than the screen, and without a fault that axe
finds, details closed and open. A complaint of the browser, or a request that fails, fails the journey.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from playwright.sync_api import BrowserContext, Locator, Page, Request, Response
from pypdfium2 import PdfDocument

from moothall_web.accounts.links import link_for
from moothall_web.accounts.models import User
from tests.once import note, noted
from tests.pictures import picture
from tests.web.made import ROOT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
"""WCAG 2.0 to 2.2, A and AA."""
HEADER = "rgb(29, 63, 94)"
LOOK = """() => ({
    header: getComputedStyle(document.querySelector('.moothall-header')).backgroundColor,
    font: getComputedStyle(document.querySelector('h1')).fontFamily,
    language: document.documentElement.lang,
    headings: document.querySelectorAll('h1').length,
    title: document.title,
})"""
OPEN = "on => document.querySelectorAll('details').forEach(d => { d.open = on })"
CLOSED = "() => [...document.querySelectorAll('details')].map(d => d.open)"
FOCUS = """() => { const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== 'none' || style.boxShadow !== 'none' }"""
PAPER = """() => ({
    font: getComputedStyle(document.body).fontFamily,
    language: document.documentElement.lang,
    headings: document.querySelectorAll('h1').length,
})"""
SAME = """() => { const page = document.documentElement.cloneNode(true);
    page.querySelectorAll('[name=csrfmiddlewaretoken]').forEach(e => e.removeAttribute('value'));
    return page.outerHTML }"""
"""The page without what is another on every visit."""
ALIKE = """() => {
    const whole = /^(class|role|type|lang|scope|tabindex|colspan|rowspan)$/;
    const told = a => whole.test(a.name) ? `${a.name}=${a.value}` : a.value.trim() ? a.name : `${a.name}=`;
    const names = /^(LABEL|LEGEND|SUMMARY|T[DH]|D[DT])$/;  // by which other things are known
    window.alike = [];
    const shape = e => {
        const seen = new Set(), parts = [];
        for (const n of e.childNodes) {
            const before = window.alike.length;
            const part = n.nodeType === 1 ? shape(n) : n.nodeType === 3 && n.data.trim() ? 't' : '';
            if (n.children?.length && !names.test(n.tagName) && seen.has(part))
                window.alike.splice(before, Infinity, n);
            if (part && part !== parts.at(-1)) parts.push(part);
            seen.add(part);
        }
        return `<${e.tagName} ${[...e.attributes].map(told).sort().join(' ')}>${parts.join('')}</>`;
    };
    return shape(document.documentElement) }"""
"""What the page is made of, with its classes, roles and which texts are empty. What they say is left out, and
a row that is made as the one before it. What is made as something beside it is kept as `alike`."""
FAR = 400
"""Presses of the tabulator after which something cannot be reached."""


ALL_STATES = "MOOTHALL_TEST_REPORT" in os.environ
"""Whether every state is looked at whole, as `make trust` does: details closed too, which show all of it when
open; pages that are made alike and say other things; and every row of many that are made alike."""
AXE = """async ([options, apart]) => {
    apart && window.alike.forEach(e => { e.style.display = 'none'; });
    const found = await axe.run(document, options);
    apart && window.alike.forEach(e => { e.style.display = ''; });
    return found.violations }"""
"""What axe finds; where asked, without what is made as something beside it."""


@cache
def axe() -> str:
    """The rules, from npm: newer than those of the Python package."""
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


class Walker:
    """One person with a browser of their own."""

    def __init__(self, context: BrowserContext, width: int, states: Callable[[], None]) -> None:
        self.page: Page = context.new_page()
        self.width, self.language = width, "en"
        self.complaints: list[str] = []
        self.expected: set[int] = set()
        self._states = states
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._answered)

    def _said(self, message: object) -> None:
        kind, text = message.type, message.text  # type: ignore[attr-defined]
        # The browser repeats a status that was expected; the answer itself is held by `_answered`.
        if kind in ("error", "warning") and "Failed to load resource" not in text:
            self.complaints.append(text)

    def _failed(self, request: Request) -> None:
        # When somebody leaves its page, the browser breaks off what a script still asks for, and a page that
        # renews itself just then. Where no page comes at all, walking fails by itself.
        if request.resource_type not in ("fetch", "document") or request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.url}: {request.failure}")

    def _answered(self, answer: Response) -> None:
        if answer.status >= 400 and answer.status not in self.expected:
            self.complaints.append(f"{answer.url} answered {answer.status}")

    @contextmanager
    def expecting(self, *statuses: int) -> Iterator[None]:
        """What is done inside leads to a page with one of these statuses."""
        self.expected |= set(statuses)
        yield
        self.expected -= set(statuses)

    def sign_in(self, user: User) -> None:
        """By a link of the command line."""
        self.go(link_for(user))
        self.press("Sign in", within="main")

    def go(self, address: str) -> None:
        """Open an address, and look."""
        self.page.goto(address)
        self.look()

    def follow(self, name: str, *, within: str = "body", exact: bool = True) -> None:
        """Click the first link of a name, and look at where it leads."""
        self._leave(self.page.locator(within).get_by_role("link", name=name, exact=exact).first)

    def press(self, name: str, *, within: str = "body") -> None:
        """Press a button, and look at the page that comes."""
        self._leave(self.page.locator(within).get_by_role("button", name=name, exact=True).first)

    def _leave(self, through: Locator) -> None:
        with self.page.expect_navigation():
            through.click()
        self.look()

    def keyboard_to(self, target: Locator) -> None:
        """Go to something by the tabulator alone, seeing where one is."""
        for _ in range(FAR):
            self.page.keyboard.press("Tab")
            if target.evaluate("e => e === document.activeElement"):
                assert self.page.evaluate(FOCUS), f"nothing shows that {target} has the focus"
                return
        raise AssertionError(f"the keyboard does not reach {target}")

    def keyboard_enter(self, target: Locator) -> None:
        """Follow a link or press a button by the keyboard alone, and look at the page that comes."""
        self.keyboard_to(target)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.look()

    def heading(self) -> str:
        """What the page is about."""
        return self.page.locator("h1").inner_text()

    def look(self) -> None:
        """Hold the page against what every page must be."""
        self.page.wait_for_load_state("load")
        seen = self.page.evaluate(LOOK)
        where = f"{self.page.url}: "
        assert seen["header"] == HEADER, where + "the page has no styles"
        assert "Arial" in seen["font"], where + "the page has half of its styles"
        assert seen["language"] == self.language, where + seen["language"]
        assert seen["headings"] == 1, where + f"{seen['headings']} headings of the first level"
        assert seen["title"].endswith(" – Moothall"), where + seen["title"]
        before = self.page.evaluate(CLOSED)
        if ALL_STATES or all(before):
            self.accessible()
        if not all(before):
            self.page.evaluate(OPEN, True)
            self.accessible()
            self.page.evaluate(
                "was => document.querySelectorAll('details').forEach((d, n) => { d.open = was[n] })", before
            )

    def accessible(self) -> None:
        """Nothing that axe finds in the page as it is now, and nothing wider than the screen."""
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= self.width, f"{self.page.url}: {wide} wide on a screen of {self.width}"
        seen = f"{self.width} {self.page.evaluate(SAME if ALL_STATES else ALIKE)}"
        state = hashlib.sha256(seen.encode()).hexdigest()
        if noted(state):  # axe found nothing in it at the same width
            return
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate(axe())
        options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
        found = self.page.evaluate(AXE, [options, not ALL_STATES])
        said = [f"{v['id']}: {v['help']}: {n['html'][:200]}" for v in found for n in v["nodes"][:3]]
        assert said == [], f"{self.page.url}: {said}"
        note(state)
        self._states()

    def read(self, name: str) -> None:
        """Follow a link to a paper, which has a style of its own, and hold it against what each must be."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name, exact=True).first.click()
        seen = self.page.evaluate(PAPER)
        where = f"{self.page.url}: "
        assert "Arial" in seen["font"], where + "the paper has no styles"
        assert seen["language"] == self.language, where + seen["language"]
        assert seen["headings"] == 1, where + f"{seen['headings']} headings of the first level"
        if ALL_STATES:
            self.accessible()
        self.page.evaluate(OPEN, True)
        self.accessible()

    def pages(self) -> int:
        """On how many sheets of A4 the page is printed."""
        printed = PdfDocument(self.page.pdf(format="A4", prefer_css_page_size=True))
        count = len(printed)
        printed.close()
        return count

    def picture(self, name: str) -> None:
        """A picture of the page for the docs, as wide as they want it."""
        if self.width == 1280:
            picture(self.page, f"site-{name}")

    def speak(self, code: str, name: str) -> None:
        """Change the language of the pages by the button of its name."""
        self.language = code
        self.press(name, within="header")

    def close(self) -> None:
        """Close the browser; what it complained of fails the journey."""
        self.page.context.close()
