"""Where a bundle comes from: who signed it, and whether the log in it is whole."""

from __future__ import annotations

from moothall.cli.verifying_check import Check, check, some
from moothall.files.bundle.bundle import Bundle
from moothall.files.bundle.log import HEAD, LOG, Noted, read_head, read_log
from moothall.files.bundle.manifest import NAME, SIGNATURE
from moothall.files.chain import Held, faults
from moothall.files.errors import ReadError


def signature(found: Bundle, key: str | None) -> Check:
    """Whether the bundle is signed, and with which key.

    key : a public key (hex) that is known from elsewhere; none: the one in the bundle
    """
    from moothall.files.bundle.signature import holds, read_signature

    if SIGNATURE not in found.files:
        words = "The bundle is not signed."
        if key is None:
            return Check(what="signature", state="not_checked", words=words)
        return Check(what="signature", state="differs", words=f"{words} A key was given to hold it against.")
    try:
        there = read_signature(found.files[SIGNATURE])
    except ReadError as error:
        said = "; ".join(c.message for c in error.complaints)
        return Check(what="signature", state="differs", words=f"{SIGNATURE} cannot be read: {said}")
    manifest = found.files[NAME]
    if key is not None:
        good = f"It was signed with the key that you gave, {key[:16]}...: by whoever holds the other half."
        bad = f"It was not signed with the key that you gave, {key[:16]}...."
        return check("signature", there.key == key and holds(manifest, there, key), good, bad)
    good = (
        f"It was signed with the key that came with it, {there.key[:16]}.... Whose key that is, only "
        "somebody whom you trust can tell: give their public key with --key."
    )
    bad = "The signature is not one of this manifest by the key that came with it: one of them was changed."
    return check("signature", holds(manifest, there, there.key), good, bad)


def log(found: Bundle, head: Noted | None) -> Check:
    """Whether the public part of the log follows entry by entry up to its end, and to the head given."""
    if LOG not in found.files:
        words = "There is no log in the bundle."
        state = "not_checked" if head is None else "differs"
        return Check(what="log", state=state, words=words)  # type: ignore[arg-type]
    try:
        own = read_head(found.files.get(HEAD, b""), HEAD)
        entries = read_log(found.files[LOG], own.log)
    except ReadError as error:
        said = some(tuple(str(c) for c in error.complaints))
        return Check(what="log", state="differs", words=f"The log cannot be read: {said}")
    heads, beyond = [own.head], ""
    if head is not None and head.log != own.log:
        return Check(what="log", state="differs", words=f"The head given is of another log, {head.log}.")
    if head is not None and head.entry <= len(entries):
        heads.append(head.head)
        beyond = f" It is the log of which entry {head.entry:,} was given as the newest."
    elif head is not None:
        beyond = f" The head given is entry {head.entry:,}, later than this bundle: it tells nothing of it."
    wrong = tuple(f"entry {f.number}: {f.message}" for f in faults(entries, heads))
    sealed = sum(not isinstance(e, Held) for e in entries)
    good = (
        f"The log has {len(entries):,} entries, each follows from the one before, and none was changed, "
        f"removed, put in or moved; of {sealed:,} of them only their place is public.{beyond}"
    )
    if head is None:
        good += " Whether all of it was written anew, only a head from elsewhere can tell: --head."
    return check("log", not wrong, good, f"The log was tampered with: {some(wrong)}.")
