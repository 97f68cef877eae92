"""What the money comes to, on the teaching example: one page that leads through it, a split, and files."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from django.test import Client

from moothall_web.accounts.models import Project, User
from tests.web.casework.finance.test_money import text

MONEY = "/p/three-valleys/money/"


@pytest.fixture
def officer(site_project: Project, person: Callable[..., User], client_of: Callable[..., Client]) -> Client:
    return client_of(person("RL_finance"))


def test_the_money_is_led_through_in_the_order_in_which_it_is_asked(officer: Client) -> None:
    answer = officer.get(f"{MONEY}results/")
    page = answer.content.decode()
    order = [page.index(f'id="{id}"') for id in ("money-worth", "money-chances", "money-signatures")]
    assert order == sorted(order)
    assert "Nine draws in ten" in text(answer)
    assert "not signed" in text(answer)
    links = re.findall(r'href="(/p/three-valleys/results/[^"]+#money-of-[^"]+)"', page)
    assert len(links) == 7
    assert all(officer.get(link.partition("#")[0]).status_code == 200 for link in links[:1])


def test_every_link_of_these_pages_leads_somewhere(officer: Client) -> None:
    for address in (f"{MONEY}results/", f"{MONEY}shares/joint/results/"):
        page = officer.get(address).content.decode()
        body = page[page.index("moothall-report") :]
        for link in {found.partition("#")[0] for found in re.findall(r'href="(\.\./[^"]+)"', body)}:
            at = urljoin(address, link)
            assert officer.get(at).status_code in (200, 302), (address, link, at)


def test_a_split_is_explained_to_each_partner(officer: Client) -> None:
    answer = officer.get(f"{MONEY}shares/joint/results/")
    assert answer.status_code == 200
    assert "What each partner would pay under each rule" in text(answer)
    assert officer.get(f"{MONEY}shares/nowhere/results/").status_code == 404


def test_the_budget_is_taken_away_with_its_dictionary(officer: Client) -> None:
    answer = officer.get("/p/three-valleys/downloads/budget.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert set(archive.namelist()) == {"budget.csv", "not-in-budget.csv", "datapackage.json"}
        assert len(archive.read("not-in-budget.csv").splitlines()) > 100


def test_the_page_of_the_money_says_what_each_option_comes_to(officer: Client) -> None:
    page = text(officer.get(MONEY))
    for words in ("incomplete: at least £", "TC2 Procurement", "The lines are £15,000 too high."):
        assert words in page
