"""What a name stands for: evidence from every place where it stands, added up over the document.

So a name that is clear once is clear everywhere. A gazetteer adds its weight but is never needed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable

from kg.extract.document import Document
from kg.extract.tables.naming import ENOUGH, PRIOR, TYPE_CUES
from kg.model import Span
from kg.text.gazetteer import Gazetteer
from kg.text.names import core_name, is_short_form, name_key

_TYPES = ("organization", "product", "person", "media", "body", "place")
_KNOWN = 4.0
"""What the gazetteer's word weighs: more than any single cue, less than two that contradict it."""
_LEGAL_FORM = 3.0
_LINE = re.compile(r"\b(?:series|family|range|line ?up)$")
_ABBREVIATION = re.compile(r"^[A-Z]{2,5}$")

Tally = defaultdict[str, float]


def type_names(doc: Document, spans: list[Span], gazetteer: Gazetteer) -> dict[str, str]:
    """For the key of each name what it most probably stands for; what is hardly one is left out."""
    votes = _votes(doc, spans, gazetteer)
    types = {key: _decide(key, tally, gazetteer) for key, tally in votes.items()}
    weak = {
        key
        for key in _doubtful(doc, spans)
        if votes[key][types[key]] < ENOUGH and not _known(key, types[key], gazetteer)
    }
    kept = {key: type_ for key, type_ in types.items() if key not in weak}
    return {key: _as_short_form(key, kept) for key in kept}


def _votes(doc: Document, spans: list[Span], gazetteer: Gazetteer) -> dict[str, Tally]:
    """For the key of each name the weight of all cues for each type."""
    votes: dict[str, Tally] = {}
    heard: Counter[tuple[str, re.Pattern[str]]] = Counter()
    for span in spans:
        name = span.of(doc.text)
        if not (key := name_key(name)):
            continue
        tally = votes.setdefault(key, defaultdict(float))
        sides = {"left": doc.before(span), "right": doc.after(span), "name": name}
        for cue in TYPE_CUES:
            if cue.pattern.search(sides[cue.side]):
                heard[key, cue.pattern] += 1  # A cue heard again says little new.
                tally[cue.type] += cue.weight / heard[key, cue.pattern]
        if core_name(name) != name.removeprefix("The "):
            tally["organization"] += _LEGAL_FORM
        if (region := re.match(r", ([A-Z][\w. ]*?),? ", sides["right"])) and gazetteer.place(
            region[1]
        ):
            tally["place"] += _KNOWN - 1
    return votes


def _doubtful(doc: Document, spans: list[Span]) -> set[str]:
    """Keys of words that stand only at the start of sentences, and of bare abbreviations."""
    firm: set[str] = set()
    seen: set[str] = set()
    for span in spans:
        name = span.of(doc.text)
        key = name_key(name)
        seen.add(key)
        opens = not doc.text[doc.sentence_of(span).span.start : span.start].strip(" \"'“‘(•-")
        if not _ABBREVIATION.match(name) and (
            " " in name or not opens or re.search(r"[A-Z\d]", name[1:])
        ):
            firm.add(key)
    return (seen - firm) - {""}


def _known(key: str, type_: str, gazetteer: Gazetteer) -> bool:
    """Whether the gazetteer, or the form of the name alone, says that a name is of a type."""
    look_up: dict[str, Callable[[str], object]] = {
        "organization": gazetteer.organization,
        "media": gazetteer.is_media,
        "body": gazetteer.is_body,
        "place": gazetteer.place,
        "product": _LINE.search,
    }
    return type_ in look_up and bool(look_up[type_](key))


def _decide(key: str, tally: Tally, gazetteer: Gazetteer) -> str:
    """The type with most evidence; ties go by the order of ``_TYPES``."""
    scores = {
        type_: tally[type_]
        + PRIOR.get(type_, 0.0)
        + (_KNOWN if _known(key, type_, gazetteer) else 0.0)
        for type_ in _TYPES
    }
    return max(_TYPES, key=lambda type_: scores[type_])


def _as_short_form(key: str, types: dict[str, str]) -> str:
    """A word that is short for the one company or person in the text with a longer name is that
    too.
    """
    full = {types[other] for other in types if other != key and _shortens(key, other, types[other])}
    named = full & {"organization", "person"}
    return (
        named.pop() if len(named) == 1 and types[key] in {"product", "organization"} else types[key]
    )


def _shortens(key: str, other: str, type_: str) -> bool:
    return (
        is_short_form(key, other)
        if type_ == "organization"
        else key == other.rsplit(maxsplit=1)[-1]
    )
