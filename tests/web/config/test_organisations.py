"""Issuers from the surroundings of the process."""

from __future__ import annotations

import pytest

from moothall_web.config.organisations import origins, providers

GIVEN = {
    "MOOTHALL_OIDC": "council, our-union",
    "MOOTHALL_OIDC_COUNCIL_NAME": "Northshire Council",
    "MOOTHALL_OIDC_COUNCIL_SERVER": "https://login.council.example/tenant/v2.0",
    "MOOTHALL_OIDC_COUNCIL_CLIENT": "one",
    "MOOTHALL_OIDC_COUNCIL_SECRET": "secret",
    "MOOTHALL_OIDC_COUNCIL_CHECKED": "1",
    "MOOTHALL_OIDC_COUNCIL_ORIGINS": "https://sts.council.example",
    "MOOTHALL_OIDC_OUR_UNION_SERVER": "https://id.union.example",
    "MOOTHALL_OIDC_OUR_UNION_CLIENT": "two",
    "MOOTHALL_OIDC_OUR_UNION_SECRET": "secret",
}


def test_none_are_named():
    assert providers({})["openid_connect"]["APPS"] == []
    assert origins({}) == []


def test_two_are_named():
    council, union = providers(GIVEN)["openid_connect"]["APPS"]
    assert (council["provider_id"], council["name"]) == ("council", "Northshire Council")
    assert council["settings"] == {
        "server_url": "https://login.council.example/tenant/v2.0",
        "verified_email": True,
    }
    assert (union["name"], union["settings"]) == ("our-union", {"server_url": "https://id.union.example"})


def test_forms_may_lead_to_their_origins_and_no_others():
    assert origins(GIVEN) == [
        "https://login.council.example",
        "https://sts.council.example",
        "https://id.union.example",
    ]


def test_missing_secret_is_named():
    with pytest.raises(KeyError, match="MOOTHALL_OIDC_OUR_UNION_SECRET"):
        providers({k: v for k, v in GIVEN.items() if k != "MOOTHALL_OIDC_OUR_UNION_SECRET"})
