"""The forms of one name joined: "Nordlens Optics AG", "Nordlens Optics", "Nordlens"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.extract.tables.words import MERE_ADDITIONS
from kg.text.gazetteer import Gazetteer
from kg.text.names import core_name, name_key, short_forms


def join_forms(
    written: Iterable[str], types: Mapping[str, str], gazetteer: Gazetteer
) -> dict[str, str]:
    """The key of each form with the fullest name the document gives that thing, legal form aside.

    ``written`` are the names in the order of the text. A short form is joined to a full name that
    stands before it, as news introduces a company by its full name: in marked news 555 of 571 such
    pairs were one company, but only 6 of the 36 where the short form came first. Where two full
    names fit, neither is taken, as that would be a guess.

    >>> types = {"nordlens optics": "organization", "nordlens": "organization"}
    >>> join_forms(["Nordlens Optics AG", "Nordlens"], types, Gazetteer())
    {'nordlens optics': 'Nordlens Optics', 'nordlens': 'Nordlens Optics'}
    """
    spelling: dict[str, str] = {}
    for name in written:
        spelling.setdefault(name_key(name), core_name(name))
    full: dict[str, str] = {}
    known: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for key in spelling:
        type_ = types[key]
        fits = set().union(*(known[type_, form] for form in _same(key, type_, gazetteer)))
        full[key] = fits.pop() if len(fits) == 1 else key
        for form in (*_same(key, type_, gazetteer), *_shorter(key, type_, gazetteer)):
            known[type_, form].add(full[key])
    longest: dict[str, str] = {}
    for key, first in full.items():
        longest[first] = max(longest.get(first, first), key, key=len)
    return {key: spelling[longest[first]] for key, first in full.items()}


def _same(key: str, type_: str, gazetteer: Gazetteer) -> Iterator[str]:
    """What spellings of one full name share: letters, and the gazetteer's name for it."""
    yield key
    yield key.replace(" ", "")
    entry = gazetteer.organization(key) if type_ == "organization" else None
    if entry:
        yield f"= {entry.name}"


def _shorter(key: str, type_: str, gazetteer: Gazetteer) -> set[str]:
    """The keys that may be short for a name of a type."""
    words = key.split()
    if type_ == "person":
        return {words[0], words[-1]}
    if type_ == "organization":
        forms = {*short_forms(key), *(" ".join(words[cut:]) for cut in range(1, len(words)))}
        return {form for form in forms if not _names_another(form, key, gazetteer)}
    return set(short_forms(key)) if type_ in {"media", "body"} else set()


def _names_another(form: str, key: str, gazetteer: Gazetteer) -> bool:
    """Whether the short form is itself the known name of another company: of a unit's parent.

    Where Nordlens is known, it is not short for Nordlens Cloud, but may be for Nordlens Motor.
    """
    known, whole = gazetteer.organization(form), gazetteer.organization(key)
    if known is None or known == whole:
        return False
    return whole is not None or not set(key.split()) - set(form.split()) <= MERE_ADDITIONS
