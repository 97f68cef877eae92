"""`moothall verify`: what was changed is found out, and said in words."""

from __future__ import annotations

import json
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.cli.bundle import make
from moothall.cli.verifying import Check, in_itself, worked_out_again
from moothall.engine.appraise import appraise
from moothall.files.bundle.bundle import Bundle
from moothall.files.bundle.manifest import FINDINGS, NAME, Manifest, canonical, sha256
from moothall.files.bundle.packing import packed
from moothall.files.errors import ReadError
from moothall.findings.findings import Findings
from tests.cli.running import call
from tests.engine.made import clean_project
from tests.files.bundle.made import complete, opened, public, rehashed, whole
from tests.once import once


@once
def again() -> Findings:
    return appraise(clean_project())


def states(checks: object) -> dict[str, str]:
    return {c.what: c.state for c in checks}  # type: ignore[attr-defined]


def after(found: Bundle) -> dict[str, Check]:
    return {c.what: c for c in worked_out_again(found, clean_project(), again())}


def written(tmp_path: Path, data: bytes) -> Path:
    file = tmp_path / "b.moothall"
    file.write_bytes(data)
    return file


@settings(max_examples=30)
@given(st.integers(0, 2**40), st.integers(1, 255))
def test_any_byte_that_is_changed_is_found_out_against_the_printed_digest(at: int, by: int) -> None:
    data = bytearray(whole().data)
    data[at % len(data)] ^= by
    try:
        found = opened(bytes(data))
    except ReadError:
        return
    assert "differs" in states(in_itself(found, whole().digest)).values()


@cache
def numbers() -> list[int]:
    """Lines of findings.json that end in a number."""
    lines = opened(whole().data).files[FINDINGS].split(b"\n")
    return [n for n, part in enumerate(lines) if b": " in part and part.rstrip(b",")[-1:].isdigit()]


@settings(max_examples=12)
@given(st.integers(0, 2**40), st.integers(1, 9))
def test_a_finding_that_is_changed_with_every_hash_made_to_fit_is_caught_by_recomputation(
    at: int, by: int
) -> None:
    line = numbers()[at % len(numbers())]
    files = dict(opened(whole().data).files)
    lines = files[FINDINGS].split(b"\n")
    text = lines[line].rstrip(b",")
    digit = str((int(text[-1:]) + by) % 10).encode()
    lines[line] = text[:-1] + digit + lines[line][len(text) :]
    files[FINDINGS] = b"\n".join(lines)
    forged = opened(rehashed(files))
    assert set(states(in_itself(forged, None)).values()) == {"same"}
    assert states(in_itself(forged, whole().digest))["digest"] == "differs"
    assert states(in_itself(forged, whole().contents))["digest"] == "differs"
    first_two = islice(worked_out_again(forged, clean_project(), again()), 2)
    assert states(first_two)["findings"] == "differs"


def test_a_document_that_is_changed_with_every_hash_made_to_fit_is_caught_by_making_it_again() -> None:
    files = dict(opened(whole().data).files)
    page = files["documents/index.html"]
    files["documents/index.html"] = page.replace(b"high flag", b"low flag", 1)
    assert files["documents/index.html"] != page
    forged = opened(rehashed(files))
    assert states(in_itself(forged, whole().contents))["digest"] == "same"  # it is not among the contents
    found = after(forged)["documents"]
    assert (found.state, found.words) == (
        "differs",
        "Made again, these documents differ: documents/index.html.",
    )


def test_documents_of_every_format_are_made_again_and_held_against_those_that_are_there() -> None:
    changed = [f"documents/{name}" for name in ("business-case.pdf", "index.html", "leaflet.docx")]
    files = dict(opened(complete().data).files)
    assert len([n for n in files if n.startswith("documents/")]) == 9
    found = after(opened(rehashed(files | {name: files[name] + b" " for name in changed})))["documents"]
    assert found.state == "differs"
    told = found.words.removeprefix("Made again, these documents differ: ").removesuffix(".")
    assert sorted(told.split("; ")) == changed


def test_a_bundle_whose_documents_were_all_taken_out_is_told() -> None:
    files = {n: d for n, d in opened(whole().data).files.items() if not n.startswith("documents/")}
    found = after(opened(rehashed(files)))["documents"]
    assert found.state == "differs"
    assert "documents/index.html" in found.words


def test_an_answer_that_is_changed_is_told_by_its_file_and_by_what_follows(tmp_path: Path) -> None:
    files = dict(opened(whole().data).files)
    scores = files["project/scores.csv"].split(b"\n")
    column = scores[0].split(b",").index(b"score")
    cells = scores[1].split(b",")
    cells[column] = b"0" if cells[column] != b"0" else b"4"
    scores[1] = b",".join(cells)
    files["project/scores.csv"] = b"\n".join(scores)
    touched = call("verify", written(tmp_path, packed(files)))
    assert touched.exit_code == 1
    assert "project/scores.csv is not the file that the manifest lists" in touched.output
    assert "the findings differ: project.fingerprint" in " ".join(touched.output.split())
    assert "Not verified" in touched.output


def test_a_whole_bundle_is_verified_and_says_what_was_looked_at(tmp_path: Path) -> None:
    done = call("verify", written(tmp_path, whole().data), "--digest", f"SHA256: {whole().digest.upper()}")
    words = " ".join(done.output.split())
    assert done.exit_code == 0, done.output
    for part in (
        "The digest given is that of this bundle, whole.",
        "Packed again, it comes out the same to the byte.",
        "files are those that the manifest lists",
        "the findings are the same to the byte",
        "Made again, the 3 documents are the same to the byte",
        "Verified.",
    ):
        assert part in words


def test_without_a_digest_it_says_what_nobody_can_tell(tmp_path: Path) -> None:
    done = call("verify", written(tmp_path, public().data))
    assert done.exit_code == 0, done.output
    assert "only a digest or a public key from elsewhere can tell" in " ".join(done.output.split())
    assert "a public copy" in done.output


def test_the_digest_that_is_printed_on_the_documents_will_do(tmp_path: Path) -> None:
    done = call("verify", written(tmp_path, whole().data), "--digest", whole().contents, "--json")
    told = json.loads(done.stdout)
    assert (told["verified"], told["exit"], done.exit_code) == (True, 0, 0)
    assert told["contents"] == whole().contents
    assert told["digest"] == whole().digest
    assert {c["what"] for c in told["checks"]} == {
        "digest", "packing", "files", "contents", "signature", "log", "project", "manifest", "findings",
        "documents",
    }  # fmt: skip


def test_another_digest_is_told(tmp_path: Path) -> None:
    done = call("verify", written(tmp_path, whole().data), "--digest", "0" * 64)
    assert done.exit_code == 1
    assert "neither that of this bundle nor that of its contents" in " ".join(done.output.split())


@pytest.mark.parametrize("word", ["abc", "g" * 64, ""])
def test_what_is_no_digest_is_refused(tmp_path: Path, word: str) -> None:
    done = call("verify", written(tmp_path, whole().data), "--digest", word)
    assert done.exit_code == 2
    assert "a digest has 64 digits" in done.output


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"no bundle", "damaged, or no bundle"), (packed({"a": b"x"}), "no manifest.json"), (b"", "no bundle")],
)
def test_what_cannot_be_read_ends_with_2(tmp_path: Path, data: bytes, words: str) -> None:
    done = call("verify", written(tmp_path, data), "--json")
    assert done.exit_code == 2
    told = json.loads(done.stdout)
    assert words in told["errors"][0]["message"]
    assert told["exit"] == 2


def test_a_project_that_cannot_be_read_is_told_in_words(tmp_path: Path) -> None:
    files = dict(opened(whole().data).files)
    files["project/scores.csv"] += b"lead,D1,nobody,9,,x,2026-01-01\n"
    done = call("verify", written(tmp_path, rehashed(files)))
    assert done.exit_code == 1
    assert "The project in it cannot be read: scores.csv line" in " ".join(done.output.split())


def from_elsewhere(files: dict[str, bytes], **fields: str) -> Bundle:
    """The bundle as another version, or another kind of machine, would have made it."""
    found = opened(rehashed(files))
    manifest: Manifest = replace(found.manifest, **fields)
    return opened(packed(found.files | {NAME: canonical(manifest)}))


def test_another_machine_is_held_to_the_printed_precision() -> None:
    files = dict(opened(whole().data).files)
    told = json.loads(files[FINDINGS])
    total = told["finance"]["options"][0]["costs"]
    assert total > 1000
    told["finance"]["options"][0]["costs"] = total * (1 + 1e-8)
    near = from_elsewhere(files | {FINDINGS: json.dumps(told).encode()}, platform="Other arm64")
    checks = after(near)
    assert checks["findings"].state == "same"
    assert "figures agree to 6 digits (it was made on Other arm64" in checks["findings"].words
    assert checks["documents"].state == "not_checked"
    assert checks["manifest"].state == "same"
    told["finance"]["options"][0]["costs"] = total * (1 + 1e-4)
    far = from_elsewhere(files | {FINDINGS: json.dumps(told).encode()}, platform="Other arm64")
    assert after(far)["findings"].state == "differs"
    assert "finance.options.0.costs" in after(far)["findings"].words


def test_another_version_is_named() -> None:
    found = from_elsewhere(dict(opened(whole().data).files), engine="moothall 0.0.9")
    assert after(found)["findings"].state == "same"
    assert "moothall 0.0.9 made it" in after(found)["documents"].words


def test_a_manifest_that_says_otherwise_than_the_project_is_found_out() -> None:
    found = from_elsewhere(dict(opened(whole().data).files), fingerprint=sha256(b"other"))
    assert after(found)["manifest"].state == "differs"


def test_papers_in_welsh_are_made_again_too(tmp_path: Path) -> None:
    made = make(clean_project(), {}, public=False, formats=("html",), spoken=("en", "cy"))
    files = dict(opened(made.data).files)
    assert {"documents/index.html", "documents/cy/index.html"} <= set(files)
    assert made.contents == whole().contents, "what was worked out has no language"
    assert after(opened(made.data))["documents"].words.startswith("Made again, the 6 documents are the same")
    changed = files | {"documents/cy/index.html": files["documents/cy/index.html"] + b" "}
    found = after(opened(rehashed(changed)))["documents"]
    assert (found.state, found.words) == (
        "differs",
        "Made again, these documents differ: documents/cy/index.html.",
    )
    gone = {n: d for n, d in files.items() if n != "documents/cy/leaflet.html"}
    assert "documents/cy/leaflet.html" in after(opened(rehashed(gone)))["documents"].words


def test_bundle_names_the_languages_that_it_can_speak(tmp_path: Path) -> None:
    done = call("bundle", tmp_path, "-o", tmp_path / "b.moothall", "--lang", "en,fr")
    assert done.exit_code == 2
    assert 'papers in "fr" are not made; this version makes en, cy' in " ".join(done.output.split())
