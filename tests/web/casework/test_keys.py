"""A row's key is part of addresses, whatever is written in it."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from django.urls import resolve, reverse
from hypothesis import given
from hypothesis import strategies as st

from moothall_web.casework.actions import Actor, save
from moothall_web.casework.shelves import shelves

ODD = "North\nand \x0b south/../east?x#y\u0416 %2F"


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda key: key != "-"))
@pytest.mark.parametrize("name", ["row", "remove", "api_row"])
def test_every_key_has_an_address_that_names_it(name, key):
    found = resolve(unquote(reverse(name, args=["small", "multipliers", key])))
    assert (found.url_name, found.kwargs["key"]) == (name, key)


@pytest.mark.django_db
def test_row_of_an_odd_key_is_listed_opened_and_removed(small_project, person, client):
    officer = person("RL_officer", project=small_project)
    values = {"sector": ODD, "kind": "jobs_type_1", "value": 1.5, "source": "Table 3"}
    shelf = shelves()["multipliers"]
    key = shelf.key_of(values, 1)
    save(small_project, shelf, key, values, Actor(officer, "RL_officer"), seen=0, why="")
    client.force_login(officer)
    listed = client.get(reverse("shelf", args=["small", "multipliers"]))
    row, removal = (reverse(name, args=["small", "multipliers", key]) for name in ("row", "remove"))
    assert listed.status_code == 200
    assert row in listed.content.decode()
    assert client.get(row).status_code == client.get(removal).status_code == 200
    assert client.post(removal, {"seen": "1", "why": "Not ours."}).status_code == 302
    assert client.get(removal).status_code == 404
