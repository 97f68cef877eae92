"""Schemathesis holds the API against its own document: no 5xx, and no answer that is not in it.

`make test` draws a few examples for one kind of rows of each sort; `make trust` draws many for all.
"""

from __future__ import annotations

import json
import re

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core import NOT_SET
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from moothall_web.accounts import tokens
from moothall_web.accounts.policy import power_words
from moothall_web.api.openapi import document
from moothall_web.casework.models import Place
from moothall_web.config.wsgi import application
from tests.web import made

CHECKS = (
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
    response_headers_conformance,
)  # fmt: skip
SORTS = ("head", "options", "scores", "boundaries", "stakeholders.groups")
"""A single value, one with an own page, blind, without a key, with a list in it."""


def in_sample(path: str) -> bool:
    kind = path.removeprefix("/projects/{slug}/rows/").partition("/")[0]
    return not path.startswith("/projects/{slug}/rows/") or kind in SORTS


OPERATIONS = {
    path: [method.upper() for method in of if method != "parameters"]
    for path, of in document()["paths"].items()
}
QUICK = [path for path in OPERATIONS if in_sample(path)]


@pytest.fixture(scope="module", autouse=True)
def connection_stays_open():
    """A server closes what a request leaves; here that would be the transaction of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def loaded(connection_stays_open):
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@pytest.fixture
def secret(small_project, settings) -> str:
    settings.MOOTHALL_API_RATE = settings.MOOTHALL_API_RATE_WITHOUT = 10**6
    user = made.person_in(small_project, "RL_officer", assessor="OF1")
    return tokens.make(user, title="x", powers=tuple(power_words()), days=1)[1]


def keys_on(path: str) -> list[str]:
    """Keys of rows that stand there, so that not every drawn address is of nothing."""
    shelf = path.removeprefix("/projects/{slug}/rows/").partition("/")[0]
    found = Place.objects.filter(project__slug="small", shelf=shelf).values_list("key", flat=True)
    return [key or "-" for key in found] or ["none"]


def _drawn(operation):
    """What the document allows, and what it does not."""
    modes = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
    return st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in modes))


def hold(loaded, secret: str, method: str, path: str, examples: int) -> None:
    """Draw requests, valid and not, and hold each answer against the document."""
    operation = loaded[path][method]
    drawn, keys = _drawn(operation), keys_on(path)

    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=True,
        phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=drawn, key=st.sampled_from([*keys, None]), fresh=st.booleans())
    def asked(case, key, fresh):
        words = case.path_parameters or {}
        if "slug" in words:
            words["slug"] = "small"
        if "key" in words and key is not None:
            words["key"] = key
        headers = {"Authorization": f"Bearer {secret}"}
        if "If-Match" in (case.headers or {}) and fresh:
            headers["If-Match"] = '"1"'
        if case.body is not NOT_SET:
            headers["Content-Type"] = case.media_type
        with transaction.atomic():  # each example finds the rows as they were
            answer = case.call(headers=headers)
            transaction.set_rollback(True)
        case.validate_response(answer, checks=CHECKS)

    asked()


@pytest.mark.django_db
@pytest.mark.parametrize("path", QUICK)
def test_no_answer_is_outside_the_document(path, loaded, secret):
    for method in OPERATIONS[path]:
        hold(loaded, secret, method, path, 5)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("path", OPERATIONS)
def test_no_answer_is_outside_the_document_however_many_are_asked(path, loaded, secret):
    for method in OPERATIONS[path]:
        hold(loaded, secret, method, path, 100)


def test_document_is_openapi_3_1_with_schemas_that_are_schemas():
    found = document()
    assert found["openapi"] == "3.1.0"
    for schema in found["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    for ref in re.findall(r'"#/components/([^"]+)"', json.dumps(found)):
        kind, _slash, name = ref.partition("/")
        assert name in found["components"][kind], ref
    names = [o["operationId"] for p in found["paths"].values() for m, o in p.items() if m != "parameters"]
    assert len(names) == len(set(names))
    for path in found["paths"].values():
        for method, operation in path.items():
            if method != "parameters":
                assert operation["security"] == [] or operation["security"] == [{"token": []}]
