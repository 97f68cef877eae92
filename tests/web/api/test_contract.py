"""Schemathesis holds the API against its own document: no 5xx, and no answer that is not in it.

`make test` draws a few examples for one kind of rows of each sort; `make trust` draws many for all.
"""

from __future__ import annotations

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from moothall_web.accounts import tokens
from moothall_web.accounts.policy import power_words
from moothall_web.api.openapi import document
from moothall_web.config.wsgi import application
from tests.web import made

CHECKS = (
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
    response_headers_conformance,
)  # fmt: skip
SORTS = ("head", "options", "scores", "boundaries", "risks", "decisions")
"""A single value, one with an own page, blind, without a key, with a key, by role."""
FIXED = {"slug": "small"}


def in_sample(path: str) -> bool:
    kind = path.removeprefix("/projects/{slug}/rows/").partition("/")[0]
    return not path.startswith("/projects/{slug}/rows/") or kind in SORTS


OPERATIONS = [
    (method.upper(), path)
    for path, of in document()["paths"].items()
    for method in of
    if method != "parameters"
]
QUICK = [(m, p) for m, p in OPERATIONS if in_sample(p)]


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


def hold(loaded, secret: str, method: str, path: str, examples: int) -> None:
    """Draw requests, valid and not, and hold each answer against the document."""
    operation = loaded[path][method]
    drawn = operation.as_strategy()

    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=True,
        phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=drawn)
    def asked(case):
        if "slug" in (case.path_parameters or {}):
            case.path_parameters |= FIXED
        headers = {"Authorization": f"Bearer {secret}"}
        case.validate_response(case.call(headers=headers), checks=CHECKS)

    asked()


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path"), QUICK, ids=" ".join)
def test_no_answer_is_outside_the_document(method, path, loaded, secret):
    hold(loaded, secret, method, path, 6)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=" ".join)
def test_no_answer_is_outside_the_document_however_many_are_asked(method, path, loaded, secret):
    hold(loaded, secret, method, path, 100)


def test_document_is_openapi_3_1_with_schemas_that_are_schemas():
    found = document()
    assert found["openapi"] == "3.1.0"
    for schema in found["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    names = [o["operationId"] for p in found["paths"].values() for m, o in p.items() if m != "parameters"]
    assert len(names) == len(set(names))
    for path in found["paths"].values():
        for method, operation in path.items():
            if method != "parameters":
                assert operation["security"] == [] or operation["security"] == [{"token": []}]
