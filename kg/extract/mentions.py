"""Mentions: every place where a named thing is named, and the forms of its name joined."""

from __future__ import annotations

import re

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
    types = settle(doc.text, seen, runs.tallies, gazetteer)
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


def _is_titled(doc: Document, span: Span) -> bool:
    """Whether a name stands in a title: a line without a full stop."""
    return doc.text[doc.sentence_of(span).span.end - 1] not in _STOPS


def _in_headlines(doc: Document, types: dict[str, str], taken: list[Span]) -> list[Span]:
    """The names known from the body that stand in headlines, beside those seen there already.

    New among them are only people with their titles, as every word of a headline is capital.
    """
    found = list(taken)
    for sentence in (s for s in doc.sentences if s.headline):
        line = (sentence.span.start, sentence.span.end)
        small = doc.small[slice(*line)]
        for key in sorted(types, key=lambda key: (-len(key), key)):
            if not all(word in small for word in key.split()):
                continue
            words = r"[\s.&'’-]+".join(map(re.escape, key.split()))
            pattern = re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE)
            for match in pattern.finditer(doc.text, *line):
                _add(found, Span(*match.span()))
        for match in _TITLED_PERSON.finditer(doc.text, *line):
            span = Span(*match.span("name"))
            if _add(found, span):
                types.setdefault(name_key(span.of(doc.text)), "person")
    return found[len(taken) :]


def _add(found: list[Span], span: Span) -> bool:
    """Take a span in unless part of it is taken."""
    free = not any(span.overlaps(other) for other in found)
    if free:
        found.append(span)
    return free
