"""A fault of the site is told in our look and both languages, with a number that its log holds too."""

from __future__ import annotations

import logging
import re

import pytest
from django.db import connection
from django.test import Client

from tests.web.accounts.test_pages import in_our_look

TITLES = {"en": "Sorry, there is a fault on this site", "cy": "Mae'n ddrwg gennym, mae nam ar y safle hwn"}


@pytest.fixture
def broken(small_project, person, client_of):
    """A site that lacks a table, and somebody who is signed in to it."""
    made = client_of(person("RL_officer", project=small_project), raise_request_exception=False)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE accounts_membership RENAME TO gone")
    return made


@pytest.mark.postgres
@pytest.mark.parametrize("language", TITLES)
def test_page_of_a_fault(broken, caplog, language):
    with caplog.at_level(logging.ERROR, "moothall.site"):
        answer = broken.get("/p/small/?q=secret", headers={"accept-language": language})
    page = answer.content.decode()
    assert (answer.status_code, answer["Cache-Control"]) == (500, "no-store")
    in_our_look(page)
    assert f'<html lang="{language}"' in page
    assert f'<h1 class="govuk-heading-l">{TITLES[language]}</h1>' in page.replace("&#39;", "'")
    assert not re.search("Traceback|Error|accounts_membership|File ", page)
    number = re.search(r"\b[0-9A-F]{8}\b", page)[0]
    (told,) = [r for r in caplog.records if r.name == "moothall.site"]
    assert told.getMessage() == f"fault {number} at GET /p/small/"
    assert "accounts_membership" in str(told.exc_info[1])
    assert "secret" not in told.getMessage()


def test_program_is_told_a_fault_as_a_problem(small_project, person, caplog):
    from moothall_web.accounts import tokens

    _made, secret = tokens.make(
        person("RL_officer", project=small_project), title="x", powers=["read"], days=1
    )
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE accounts_membership RENAME TO gone")
    client = Client(headers={"Authorization": f"Bearer {secret}"}, raise_request_exception=False)
    answer = client.get("/api/v1/projects/small")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    said = answer.json()
    assert said["type"] == "/api/v1/problems/broken"
    assert re.search(r"\b[0-9A-F]{8}\b", said["detail"])[0] in caplog.text
