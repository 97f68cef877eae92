"""Pages of the results: warnings first, parts with links to their sources, files, and who may see them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from urllib.parse import urldefrag, urljoin

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from moothall_web.accounts.models import Project, User
from moothall_web.casework.actions import Actor, save
from moothall_web.casework.models import Submission
from moothall_web.casework.reading import newest
from moothall_web.casework.shelves import shelves

Person = Callable[..., User]
ClientOf = Callable[..., Client]
HREF = re.compile(r'href="([^"]*)"')
RESULTS = "/p/three-valleys/results/"


@pytest.fixture
def officer(person: Person, client_of: ClientOf) -> Client:
    return client_of(person("RL_officer"))


def words(client: Client, address: str) -> str:
    found = client.get(address)
    assert found.status_code == 200, (address, found.status_code)
    return found.content.decode()


def links(page: str, address: str) -> set[str]:
    """Where a page leads within the site, without fragments."""
    found = (urldefrag(urljoin(address, href.replace("&amp;", "&")))[0] for href in HREF.findall(page))
    return {href for href in found if href.startswith("/p/")}


def main(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


class TestOverview:
    def test_warnings_come_before_the_stages_and_the_ranks(self, officer: Client) -> None:
        page = words(officer, RESULTS)
        order = ["stop-flags", "high-flags", "stage-1-outcome", "profile", "options-in-short", "ranks",
                 "by-group", "ranking-change", "ranking-evidence"]  # fmt: skip
        places = [page.index(f' id="{id}"') for id in order]
        assert places == sorted(places)

    def test_each_stop_flag_leads_to_its_answer(self, officer: Client) -> None:
        page = words(officer, RESULTS)
        stops = page[page.index(' id="stop-flags"') : page.index(' id="high-flags"')]
        assert stops.count('class="notice stop"') == stops.count("Answer this flag") > 0
        asked = next(href for href in HREF.findall(stops) if "flags/answer/" in href)
        form = words(officer, urljoin(RESULTS, asked.replace("&amp;", "&")))
        assert "Put the answer on record" in form

    def test_a_zero_stands_in_the_same_box_as_the_rank(self, officer: Client) -> None:
        """ACC06."""
        page = words(officer, RESULTS)
        assert "May rank first to second but scores 0 on equality effect on users." in page

    def test_no_clear_winner_is_said_plainly(self, officer: Client) -> None:
        """ACC08."""
        page = words(officer, RESULTS)
        assert "No clear winner between" in page
        assert not re.search(r"first in about \d+\.\d+%", page)

    def test_weights_changed_after_scoring_are_told_with_both_results(self, officer: Client) -> None:
        """ACC09."""
        page = words(officer, RESULTS)
        assert "AB3" in main(page)
        assert "Under the weights from before the late change" in page

    def test_no_part_of_a_page_brings_its_own_style_or_script(self, officer: Client) -> None:
        page = main(words(officer, RESULTS))
        assert not re.search(r"<style|<script| style=| on\w+=", page)

    def test_ids_are_there_once(self, officer: Client) -> None:
        for address in (RESULTS, f"{RESULTS}section-J/", f"{RESULTS}evidence/"):
            ids = re.findall(r' id="([^"]*)"', words(officer, address))
            assert len(ids) == len(set(ids)), address

    def test_it_is_told_in_welsh(self, officer: Client) -> None:
        officer.cookies["django_language"] = "cy"
        page = officer.get(RESULTS).content.decode()
        assert '<html lang="cy"' in page
        assert "Stop flags" not in main(page)


class TestDrillDown:
    def test_every_link_leads_somewhere(self, officer: Client) -> None:
        addresses = {a for a in links(words(officer, RESULTS), RESULTS) if "/results/" in a}
        assert len(addresses) > 60
        for address in sorted(addresses):
            assert officer.get(address).status_code == 200, address

    def test_links_within_a_page_lead_to_ids_on_it(self, officer: Client) -> None:
        for address in (RESULTS, f"{RESULTS}section-J/", f"{RESULTS}money-lines/", f"{RESULTS}front/"):
            page = words(officer, address)
            ids = set(re.findall(r' id="([^"]*)"', page))
            for href in HREF.findall(page):
                if href.startswith("#"):
                    assert href[1:] in ids, (address, href)
                elif "#" in href and "/results/" in urljoin(address, href):
                    other, fragment = urldefrag(urljoin(address, href))
                    assert f' id="{fragment}"' in words(officer, other), (address, href)

    def test_any_score_leads_to_its_evidence_in_three_clicks(self, officer: Client) -> None:
        """From the results to a section of the profile, from there to the rows of the evidence."""
        first = links(words(officer, RESULTS), RESULTS)
        sections = [a for a in first if re.search(r"/results/section-[A-Z]/$", a)]
        assert len(sections) == 12, "every section of the profile is one click away"
        for section in sections:
            found = links(words(officer, section), section)
            rows = [a for a in found if "/three-valleys/evidence/" in a]
            assert rows, section
            assert officer.get(rows[0]).status_code == 200


class TestWhoSeesIt:
    def test_nobody_from_outside(self, client: Client, small_project: Project, client_of: ClientOf,
                                 person: Person, site_project: Project) -> None:  # fmt: skip
        assert client.get(RESULTS).status_code == 302
        other = client_of(person("RL_officer", project=small_project))
        for part in ("results/", "results/front/", "what-if/", "versions/", "downloads/", "case/",
                     "downloads/folder.zip"):  # fmt: skip
            assert other.get(f"/p/three-valleys/{part}").status_code == 404

    def test_an_assessor_is_blind_until_they_hand_in(self, person: Person, client_of: ClientOf,
                                                     site_project: Project) -> None:  # fmt: skip
        """UN1 gave no score in section S, and others did."""
        union = client_of(person("RL_union", assessor="UN1"))
        for part in ("results/", "results/section-S/", "what-if/?w.S=30", "case/", "downloads/folder.zip",
                     "versions/1/", "downloads/findings.json"):  # fmt: skip
            page = words(union, f"/p/three-valleys/{part}")
            assert "Results are closed to you until you hand in" in page
            assert "Sustainable development" in page
            assert "Stop flags" not in page
        assert union.post("/p/three-valleys/no-more-scores/").status_code == 302
        assert Submission.objects.filter(project=site_project, assessor="UN1", section="S").exists()
        assert "Stop flags" in words(union, RESULTS)

    def test_an_assessor_who_handed_in_everything_sees_it(self, person: Person, client_of: ClientOf) -> None:
        assert "Stop flags" in words(client_of(person("RL_finance", assessor="OF2")), RESULTS)


class TestNotYet:
    def test_every_lack_leads_to_its_row(self, officer: Client, site_project: Project) -> None:
        shelf = shelves()["evidence"]
        user = User.objects.get(email="brings-in@example.org")
        for key in ("EV12", "EV13"):
            now = newest(site_project, "evidence", key)
            assert now is not None
            fields = dict(now.fields or {}) | {"options": ["nowhere"]}
            save(site_project, shelf, key, fields, Actor(user, "RL_officer"), seen=now.version)
        page = words(officer, RESULTS)
        assert "Nothing can be worked out yet" in page
        assert "2 things are missing or wrong" in page
        for key in ("EV12", "EV13"):
            assert f"/p/three-valleys/rows/evidence/{key}/" in page


class TestFiles:
    def test_the_folder_holds_the_project(self, officer: Client) -> None:
        data = officer.get("/p/three-valleys/downloads/folder.zip").content
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
        assert {"project.yaml", "options.yaml", "scores.csv"} <= set(names)

    @pytest.mark.parametrize(
        ("name", "begins"),
        [("business-case.pdf", b"%PDF"), ("business-case.docx", b"PK"), ("workbook.xlsx", b"PK"),
         ("bundle.moothall", b"PK"), ("findings.xlsx", b"PK"), ("findings.json", b"{")],
    )  # fmt: skip
    def test_each_is_what_it_is_called(self, officer: Client, name: str, begins: bytes) -> None:
        address = f"/p/three-valleys/downloads/{name}"
        if name != "findings.json":
            assert b"This file is not made yet" in officer.get(address).content
            assert b"Make it" in officer.get("/p/three-valleys/downloads/").content
            assert "Save " + name in officer.post(address, follow=True).content.decode()
        found = officer.get(address)
        assert found.content.startswith(begins)
        assert officer.post(address)["Location"] == address, "what is made is not made again"
        assert found["Content-Disposition"] == f'attachment; filename="three-valleys-{name}"'

    def test_the_whole_page_allows_its_own_style_and_nothing_else(self, officer: Client) -> None:
        found = officer.get("/p/three-valleys/case/")
        policy = found["Content-Security-Policy"]
        assert "unsafe-inline" not in policy
        assert re.search(r"style-src 'self' 'sha256-[^']+'", policy)
        assert 'href="../results/"' in found.content.decode()


class TestCost:
    def test_queries_are_as_many_for_a_small_project(
        self, officer: Client, small_project: Project, person: Person, client_of: ClientOf
    ) -> None:
        few = client_of(person("RL_officer", project=small_project))
        for part in ("results/", "results/front/", "what-if/", "downloads/"):
            counts = []
            for client, slug in ((officer, "three-valleys"), (few, "small")):
                client.get(f"/p/{slug}/{part}")
                with CaptureQueriesContext(connection) as seen:
                    assert client.get(f"/p/{slug}/{part}").status_code == 200
                counts.append(len(seen))
            assert counts[0] == counts[1] < 14, (part, counts)
