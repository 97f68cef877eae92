"""Other weights: the rest shrink in proportion, the official result stays, the address is the view."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from moothall_web.accounts.models import Project, User
from moothall_web.results import what_if
from moothall_web.results.remembered import findings_of, state

PAGE = "/p/three-valleys/what-if/"
SECTIONS = "DAFQLESJMOVC"
EQUAL = dict.fromkeys(SECTIONS, 1 / 12)


class TestSharedOut:
    def test_the_others_keep_their_proportion(self) -> None:
        """ACC10: social justice to 30%; of equal weights the other eleven come to 70/11 each."""
        found = what_if.shared_out(EQUAL, {"J": 0.30})
        assert found["J"] == 0.30
        assert {round(found[s], 12) for s in SECTIONS if s != "J"} == {round(0.70 / 11, 12)}

    def test_of_unequal_weights_too(self) -> None:
        found = what_if.shared_out({"A": 0.5, "B": 0.3, "C": 0.2}, {"C": 0.6})
        assert found == pytest.approx({"A": 0.25, "B": 0.15, "C": 0.6})

    def test_several_at_once(self) -> None:
        found = what_if.shared_out(EQUAL, {"J": 0.25, "E": 0.25})
        assert found["D"] == pytest.approx(0.05)

    def test_all_of_them_are_brought_to_the_whole(self) -> None:
        assert what_if.shared_out({"A": 0.5, "B": 0.5}, {"A": 0.2, "B": 0.2}) == {"A": 0.5, "B": 0.5}

    def test_where_the_others_had_nothing_they_share_what_is_left(self) -> None:
        found = what_if.shared_out({"A": 1.0, "B": 0.0, "C": 0.0}, {"A": 0.5})
        assert found == {"A": 0.5, "B": 0.25, "C": 0.25}

    def test_more_than_the_whole_is_refused(self) -> None:
        with pytest.raises(what_if.TooMuchError):
            what_if.shared_out(EQUAL, {"J": 0.7, "E": 0.4})

    @given(
        st.dictionaries(st.sampled_from(SECTIONS), st.floats(0, 1), max_size=8),
        st.lists(st.floats(0.001, 1), min_size=12, max_size=12),
    )
    def test_shares_add_to_one_and_keep_their_order(
        self, moved: dict[str, float], points: list[float]
    ) -> None:
        official = {s: p / sum(points) for s, p in zip(SECTIONS, points, strict=True)}
        if sum(moved.values()) > 1:
            return
        found = what_if.shared_out(official, moved)
        assert sum(found.values()) == pytest.approx(1)
        others = [s for s in SECTIONS if s not in moved]
        for a in others:
            assert found[a] * official[others[0]] == pytest.approx(found[others[0]] * official[a])


class TestView:
    def test_with_nothing_moved_it_is_the_official_result(self, site_project: Project) -> None:
        scoring = findings_of(state(site_project)).scoring
        seen = {o.option: o for o in what_if.view(scoring, {}).options}
        for official in scoring.options:
            assert seen[official.option].rank == official.rank
            assert seen[official.option].total.low == pytest.approx(official.total.low, abs=1e-8)
            assert seen[official.option].words == official.words

    def test_all_weight_on_one_section_ranks_by_it(self, site_project: Project) -> None:
        scoring = findings_of(state(site_project)).scoring
        seen = what_if.view(scoring, {"J": 1.0})
        of = {o.option: next(s.range for s in o.sections if s.section == "J") for o in scoring.options}
        ranked = [o for o in seen.options if o.rank]
        assert [of[o.option].low for o in ranked] == sorted((of[o.option].low for o in ranked), reverse=True)
        assert all(o.total.high == pytest.approx(of[o.option].high) for o in seen.options)


class TestPage:
    @pytest.fixture
    def client(self, person: Callable[..., User], client_of: Callable[[User], Client]) -> Client:
        return client_of(person("RL_councillor"))

    def test_it_is_labelled_and_the_official_result_stays(self, client: Client) -> None:
        page = client.get(PAGE, {"w.J": "30"}).content.decode()
        assert "Your weights, not the authority's" in page
        assert "Official result:" in page
        assert re.search(r"Official\s+total|Official total", page)
        assert re.search(r'name="w\.J"[^>]*value="30"', page)
        assert "Shown above: 30%." in page

    def test_the_address_carries_the_view_and_no_more(self, client: Client) -> None:
        found = client.get(PAGE, {"w.J": "30", "w.A": "", "w.D": ""})
        assert (found.status_code, found["Location"]) == (302, f"{PAGE}?w.J=30")
        again = client.get(found["Location"])
        assert again.content.decode().count('value="30"') == 1
        assert set(again.cookies) <= {"csrftoken"}

    def test_what_is_no_weight_is_said_beside_the_field(self, client: Client) -> None:
        found = client.get(PAGE, {"w.J": "many", "w.E": "101"})
        page = found.content.decode()
        assert found.status_code == 422
        assert page.count("The weight of J must be a number from 0 to 100.") == 2
        assert page.count("The weight of E must be a number from 0 to 100.") == 2
        assert "Your weights, not the authority's" not in page

    def test_more_than_the_whole_is_said(self, client: Client) -> None:
        found = client.get(PAGE, {"w.J": "70", "w.E": "40"})
        assert found.status_code == 422
        assert found.content.decode().count("add to more than 100%") == 2

    def test_it_answers_at_once(self, client: Client) -> None:
        client.get(PAGE)
        before = time.process_time()
        assert client.get(PAGE, {"w.J": "30"}).status_code == 200
        assert time.process_time() - before < 0.2

    def test_a_project_without_scores_says_so(
        self, small_project: Project, person: Callable[..., User], client_of: Callable[[User], Client]
    ) -> None:
        few = client_of(person("RL_officer", project=small_project))
        assert "100%" not in few.get("/p/small/what-if/").content.decode()
