"""`moothall verify`: is a bundle what it was, and do its figures follow from its answers?"""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from moothall.cli.failures import refuse_use
from moothall.cli.output import wrapped, write_json
from moothall.cli.places import Folder
from moothall.cli.verifying import Check, checks_of
from moothall.files.bundle.bundle import Bundle, read_bundle


@click.command()
@click.argument("bundle", type=Folder(there=True))
@click.option(
    "--digest",
    metavar="D",
    help="A digest that you have from elsewhere: printed on a document, or told with the bundle.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object: verified, digests, checks, exit."
)
@click.pass_context
def verify(context: click.Context, bundle: Path, digest: str | None, as_json: bool) -> None:
    """Check a bundle, without a network: is it what it was, and do its figures follow from its answers?

    Opens BUNDLE safely, packs it again, holds every file against the manifest, works the findings out once
    more from the project in it with the same draws and seed, and makes the documents again. The same version
    on the same kind of machine gives the same bytes; another one is held to the printed precision. Without
    --digest nobody can tell whether this is the bundle that was published. Exit code
    0: verified; 1: something differs; 2: it cannot be read.
    """
    wanted = None if digest is None else _digest(digest)
    found = read_bundle(bundle)
    checks = tuple(checks_of(found, wanted))
    held = all(c.state != "differs" for c in checks)
    if as_json:
        told = {
            "verified": held,
            "kind": found.manifest.kind,
            "digest": found.digest,
            "contents": found.contents,
            "checks": msgspec.to_builtins(checks),
            "errors": [],
            "exit": int(not held),
        }
        write_json(told)
    else:
        click.echo(_told(found, checks, held, wanted is not None))
    context.exit(0 if held else 1)


def _digest(given: str) -> str:
    """A digest as people copy it: with its name, spaces or capital letters."""
    word = "".join(given.split()).casefold().removeprefix("sha256:")
    if len(word) != 64 or set(word) - set("0123456789abcdef"):
        refuse_use(f"a digest has 64 digits from 0 to 9 and a to f; this one has {len(word)} signs.")
    return word


MARKS = {"same": "yes", "differs": "NO", "not_checked": "-"}


def _told(found: Bundle, checks: tuple[Check, ...], held: bool, given: bool) -> str:
    kind = "a public copy" if found.manifest.kind == "public" else "a whole project"
    lines = [
        f"{found.manifest.project}, {kind}, as of {found.manifest.as_of}; made by {found.manifest.engine}",
        f"Digest of the bundle:   {found.digest}",
        f"Digest of its contents: {found.contents}",
        "",
    ]
    lines += [wrapped(c.words, indent="     ", first=f"{MARKS[c.state]:>3}  ") for c in checks]
    lines += ["", _verdict(held, given)]
    return "\n".join(lines)


def _verdict(held: bool, given: bool) -> str:
    if not held:
        return wrapped("Not verified: what is marked NO does not hold.")
    if given:
        return wrapped("Verified.")
    return wrapped(
        "Verified in itself. Whether it is the bundle that was published, only a digest from elsewhere can "
        "tell: give it with --digest."
    )
