"""What every request goes through: health, the address of who asks, and no text with a NUL."""

from urllib.parse import urlencode

import pytest
from axes.helpers import get_client_ip_address
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.test import RequestFactory

from moothall_web.config.middleware import who_asks


@pytest.mark.postgres
def test_nul_is_refused_in_address_query_and_form(person, client_of):
    client = client_of(person("RL_officer"))
    place = "/p/three-valleys/rows/aims/new/"
    assert client.get("/p/three-valleys/%00/").status_code == 400
    program = client.get("/api/v1/projects?cursor=%00")
    assert (program.status_code, program["Content-Type"]) == (400, "application/problem+json")
    assert client.get("/p/three-valleys/", {"page": "a\0"}).status_code == 400
    for content in ({"text": "a\0b"}, {"a\0": "text"}):
        assert client.post(place, content).status_code == 400
        form = urlencode(content)
        kind = "application/x-www-form-urlencoded"
        assert client.post(place, form, content_type=kind).status_code == 400
    assert client.get("/p/three-valleys/").status_code == 200


@pytest.mark.postgres
def test_health_is_told_under_any_name_and_without_https(db, client, settings):
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["site.example"], True
    told = client.get("/health/", headers={"host": "10.0.0.7"})
    assert (told.status_code, told.content, told["Cache-Control"]) == (200, b"well\n", "no-store")
    assert client.get("/", headers={"host": "10.0.0.7"}).status_code == 400


def test_database_that_does_not_answer_is_no_health(db, client, monkeypatch):
    def gone():
        raise DatabaseError

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", gone)
        assert client.get("/health/").status_code == 503


ASKED = [
    (0, "", "10.0.0.1"),
    (0, "6.6.6.6", "10.0.0.1"),  # nobody of ours wrote it
    (1, "6.6.6.6, 192.0.2.7", "192.0.2.7"),
    (2, "6.6.6.6, 192.0.2.7, 10.0.0.2", "192.0.2.7"),
    (2, "192.0.2.7", "192.0.2.7"),
    (1, "", "10.0.0.1"),
]


@pytest.mark.parametrize(("servers", "passed", "address"), ASKED)
def test_address_is_what_our_own_servers_saw(settings, servers, passed, address):
    settings.MOOTHALL_PROXIES = servers
    seen = []

    def answer(request):
        seen.append((request.META["REMOTE_ADDR"], get_client_ip_address(request)))
        assert "HTTP_X_FORWARDED_FOR" not in request.META, "no package reads what anybody can write"
        return HttpResponse()

    more = {"HTTP_X_FORWARDED_FOR": passed} if passed else {}
    who_asks(answer)(RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", **more))
    assert seen == [(address, address)]
