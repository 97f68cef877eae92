"""`moothall verify`: is a bundle what it was, and do its figures follow from its answers?"""

from __future__ import annotations

import os
from pathlib import Path

import click
import msgspec

from moothall.cli.failures import refuse_use
from moothall.cli.output import wrapped, write_json
from moothall.cli.places import Folder
from moothall.cli.verifying import Check, checks_of
from moothall.files.bundle.bundle import Bundle, read_bundle
from moothall.files.bundle.log import read_head


@click.command()
@click.argument("bundle", type=Folder(there=True))
@click.option(
    "--digest",
    metavar="D",
    help="A digest that you have from elsewhere: printed on a document, or told with the bundle.",
)
@click.option(
    "--key",
    metavar="K",
    help="A public key that you have from elsewhere: 64 digits, or a file that holds it.",
)
@click.option(
    "--head",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="File with the newest entry of the project's log, as it was published on some day.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object: verified, digests, checks, exit."
)
@click.pass_context
def verify(
    context: click.Context,
    bundle: Path,
    digest: str | None,
    key: str | None,
    head: Path | None,
    as_json: bool,
) -> None:
    """Check a bundle, without a network: is it what it was, and do its figures follow from its answers?

    Opens BUNDLE safely, packs it again, holds every file against the manifest, checks its signature and the
    chain of the log in it, works the findings out once more from the project in it with the same draws and
    seed, and makes the documents again. The same version on the same kind of machine gives the same bytes;
    another one is held to the printed precision. Without --digest or --key nobody can tell whether this is
    the bundle that was published. Exit code 0: verified; 1: something differs; 2: it cannot be read.
    """
    wanted = None if digest is None else _digest(digest)
    found = read_bundle(bundle)
    public = None if key is None else _key(key)
    noted = None if head is None else read_head(head.read_bytes(), head.name)
    checks = tuple(checks_of(found, wanted, public, noted))
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
        click.echo(_told(found, checks, held, wanted is not None or public is not None))
    context.exit(0 if held else 1)


def _digest(given: str) -> str:
    """A digest as people copy it: with its name, spaces or capital letters."""
    word = "".join(given.split()).casefold().removeprefix("sha256:")
    if len(word) != 64 or set(word) - set("0123456789abcdef"):
        refuse_use(f"a digest has 64 digits from 0 to 9 and a to f; this one has {len(word)} signs.")
    return word


def _key(given: str) -> str:
    """A public key, as it was typed or as it stands in a file."""
    from moothall.files.bundle.signature import key_in

    text = Path(given).read_text("utf-8", "replace") if os.path.isfile(given) else given
    found = key_in(text)
    if found is None:
        refuse_use("a public key has 64 digits from 0 to 9 and a to f, or is a file in PEM; this is neither.")
    return found


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
        "Verified in itself. Whether it is the bundle that was published, only a digest or a public key from "
        "elsewhere can tell: give it with --digest or --key."
    )
