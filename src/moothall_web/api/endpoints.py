"""Every address of the API with its policy, its methods, and what each takes and gives.

The addresses of the site and the OpenAPI document are both made of this one list.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from moothall.findings.findings import Findings
from moothall_web.accounts.policy import EVERYBODY, SIGNED_IN
from moothall_web.api import answers, consulted, projects, published, results, rows, scores
from moothall_web.api.doorway import Handler
from moothall_web.casework.keys import KEY

PAGED = ("limit", "cursor")


class Operation(Struct, frozen=True, kw_only=True):
    """One method of an address.

    gives : type of the answer; none: it has no body
    takes : type of the body
    asks : parameters of the query
    refuses : statuses beyond those that every operation may answer with
    tagged : the answer has an ETag
    may_wait : it may answer 202, that it is being worked out
    """

    handler: Handler
    gives: Any = None
    status: int = 200
    takes: Any = None
    asks: tuple[str, ...] = ()
    refuses: tuple[int, ...] = ()
    tagged: bool = False
    conditional: bool = False
    may_wait: bool = False


class Endpoint(Struct, frozen=True):
    """An address, in Django's words, with its policy and its methods."""

    address: str
    name: str
    policy: str
    methods: dict[str, Operation]


P = "projects/<slug:slug>/"
WRITES = (409, 413, 415, 422)

ENDPOINTS = (
    Endpoint("me", "api_me", SIGNED_IN, {"GET": Operation(handler=projects.about, gives=answers.About)}),
    Endpoint("projects", "api_projects", SIGNED_IN, {
        "GET": Operation(handler=projects.projects, gives=answers.Projects, asks=PAGED),
    }),
    Endpoint("projects/<slug:slug>", "api_project", "read", {
        "GET": Operation(handler=projects.project, gives=answers.Project),
    }),
    Endpoint(f"{P}rows", "api_kinds", "read", {"GET": Operation(handler=rows.kinds, gives=answers.Shelves)}),
    Endpoint(f"{P}rows/<str:shelf>", "api_rows", "read", {
        "GET": Operation(handler=rows.page, gives=answers.Rows, asks=PAGED),
        "POST": Operation(
            handler=rows.add, gives=answers.Row, status=201, takes=answers.Change, refuses=WRITES, tagged=True
        ),
    }),
    Endpoint(f"{P}rows/<str:shelf>/{KEY}", "api_row", "read", {
        "GET": Operation(handler=rows.one, gives=answers.Row, tagged=True),
        "PUT": Operation(
            handler=rows.change, gives=answers.Row, takes=answers.Change, refuses=(*WRITES, 412, 428),
            tagged=True, conditional=True,
        ),
        "DELETE": Operation(
            handler=rows.remove, status=204, asks=("why",), refuses=(409, 412, 422, 428), conditional=True
        ),
    }),
    Endpoint(f"{P}history/<str:shelf>/{KEY}", "api_history", "read", {
        "GET": Operation(handler=rows.history, gives=answers.History),
    }),
    Endpoint(f"{P}audience/<str:shelf>", "api_audience", "read", {
        "GET": Operation(handler=projects.audience, gives=answers.Audience),
    }),
    Endpoint(f"{P}audience/<str:shelf>/{KEY}", "api_audience_of_row", "read", {
        "GET": Operation(handler=projects.audience, gives=answers.Audience),
    }),
    Endpoint(f"{P}submissions", "api_submissions", "read", {
        "GET": Operation(handler=scores.submissions, gives=answers.Submissions),
        "POST": Operation(
            handler=scores.hand_in, gives=answers.SubmissionLine, status=201, takes=answers.HandIn,
            refuses=(413, 415, 422),
        ),
    }),
    Endpoint(f"{P}findings", "api_findings", "read", {
        "GET": Operation(
            handler=results.findings, gives=Findings, refuses=(409,), tagged=True, may_wait=True
        ),
    }),
    Endpoint(f"{P}states", "api_states", "read", {
        "GET": Operation(handler=results.states, gives=answers.States, asks=PAGED),
    }),
    Endpoint(f"{P}states/<int:number>/findings", "api_findings_then", "read", {
        "GET": Operation(
            handler=results.findings_then, gives=Findings, refuses=(409,), tagged=True, may_wait=True
        ),
    }),
    Endpoint("published", "api_published", EVERYBODY, {
        "GET": Operation(handler=published.register, gives=answers.Register, asks=PAGED),
    }),
    Endpoint("published/<slug:slug>", "api_editions", EVERYBODY, {
        "GET": Operation(handler=published.editions, gives=answers.Editions),
    }),
    Endpoint("published/<slug:slug>/<int:number>", "api_edition", EVERYBODY, {
        "GET": Operation(handler=published.edition, gives=answers.EditionFiles),
    }),
    Endpoint("published/<slug:slug>/consultations", "api_consultations", EVERYBODY, {
        "GET": Operation(handler=consulted.every, gives=answers.Consultations),
    }),
    Endpoint("published/<slug:slug>/consultations/<int:number>", "api_consultation", EVERYBODY, {
        "GET": Operation(handler=consulted.one, gives=answers.Consulted, asks=PAGED),
    }),
)  # fmt: skip
