"""Mentions: every place where a named thing is named, and the forms of its name joined."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping

from kg.extract.document import Document
from kg.extract.forms import join_forms
from kg.extract.runs import find_runs
from kg.extract.settling import settle
from kg.extract.sightings import NameModel, sightings
from kg.extract.tables.words import TITLES
from kg.model import Mention, Span
from kg.text.gazetteer import Gazetteer
from kg.text.names import core_name, name_key

_TITLED_PERSON = re.compile(
    rf"\b(?i:{TITLES}) (?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{1,2}})(?=[:,]|$)", re.MULTILINE
)
_STOPS = ".!?…\"'”’)"


def find_mentions(doc: Document, gazetteer: Gazetteer, model: NameModel | None = None) -> None:
    """Add to ``doc`` every mention of a named thing, with its type and the thing's name.

    The ``model`` is by default the one that ships with us.

    >>> from kg.model import Article
    >>> text = "Nordlens Optics AG, a lens maker, supplies Kappa Mobile. Nordlens is Swedish."
    >>> doc = Document.of(Article("example", text, sha256=""))
    >>> find_mentions(doc, Gazetteer.load())
    >>> doc.aliases
    {'Nordlens Optics': ['Nordlens Optics', 'Nordlens'], 'Kappa Mobile': ['Kappa Mobile']}
    """
    places = gazetteer.without_names()
    runs = find_runs(doc, places)
    seen = list(sightings(doc, runs, places, model or NameModel.load()))
    settled = settle(doc.text, seen, runs.tallies, gazetteer)
    types = {key: each.type for key, each in settled.items()}
    # What is all signs, such as "&&", has nothing left to be called by.
    named = (each.span for each in seen if core_name(each.span.of(doc.text)))
    spans = [span for span in named if name_key(span.of(doc.text)) in types]
    spans = sorted(spans + _in_headlines(doc, types, spans))
    # A title may call a company by its short name before the text gives the full one.
    in_order = sorted(spans, key=lambda span: (_is_titled(doc, span), span))
    names = join_forms((span.of(doc.text) for span in in_order), types, gazetteer)
    for span in spans:
        key = name_key(span.of(doc.text))
        doc.name(Mention(span, span.of(doc.text), types[key], names[key]))
        if key in settled:
            doc.sure[names[key]] = max(doc.sure.get(names[key], 0.0), settled[key].share)


def _is_titled(doc: Document, span: Span) -> bool:
    """Whether a name stands in a title: a line without a full stop."""
    return doc.text[doc.sentence_of(span).span.end - 1] not in _STOPS


def _in_headlines(doc: Document, types: dict[str, str], taken: list[Span]) -> list[Span]:
    """The names known from the body that stand in headlines, beside those seen there already.

    New among them are only people with their titles, as every word of a headline is capital.
    """
    opening: defaultdict[str, set[str]] = defaultdict(set)
    for key in types:
        opening[_opening(key)].add(key)
    found: list[Span] = []
    for line in (sentence.span for sentence in doc.sentences if sentence.headline):
        first, last = (bisect_left(taken, (edge,)) for edge in line)
        here = taken[first:last]
        for span in _known(doc, line, opening):
            _add(here, span)
        for match in _TITLED_PERSON.finditer(doc.text, *line):
            span = Span(*match.span("name"))
            if _add(here, span):
                key = name_key(span.of(doc.text))
                types.setdefault(key, "person")
                opening[_opening(key)].add(key)
        found += here[last - first :]
    return found


def _opening(key: str) -> str:
    """The letters that a key begins with, all of its first word but for marks inside."""
    return re.split(r"\W", key, maxsplit=1)[0]


def _known(doc: Document, line: Span, opening: Mapping[str, set[str]]) -> Iterator[Span]:
    """Where a line has names of which the ``opening`` letters are given, the longest first."""
    small = line.of(doc.small)
    words = {"", *re.findall(r"\w+", small)}
    keys = {key for word in words for key in opening.get(word, ())}
    for key in sorted(keys, key=lambda key: (-len(key), key)):
        if all(word in small for word in key.split()):
            spaced = r"[\s.&'’-]+".join(map(re.escape, key.split()))
            pattern = re.compile(rf"(?<![\w-]){spaced}(?![\w-])", re.IGNORECASE)
            yield from (Span(*match.span()) for match in pattern.finditer(doc.text, *line))


def _add(found: list[Span], span: Span) -> bool:
    """Take a span in unless part of it is taken."""
    free = not any(span.overlaps(other) for other in found)
    if free:
        found.append(span)
    return free
