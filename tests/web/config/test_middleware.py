"""No text with a NUL comes in, by whatever way."""

from urllib.parse import urlencode

import pytest


@pytest.mark.postgres
def test_nul_is_refused_in_address_query_and_form(person, client_of):
    client = client_of(person("RL_officer"))
    place = "/p/three-valleys/rows/aims/new/"
    assert client.get("/p/three-valleys/%00/").status_code == 400
    assert client.get("/p/three-valleys/", {"page": "a\0"}).status_code == 400
    for content in ({"text": "a\0b"}, {"a\0": "text"}):
        assert client.post(place, content).status_code == 400
        form = urlencode(content)
        kind = "application/x-www-form-urlencoded"
        assert client.post(place, form, content_type=kind).status_code == 400
    assert client.get("/p/three-valleys/").status_code == 200
