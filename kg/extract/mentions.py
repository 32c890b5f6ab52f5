"""Mentions: every place where a named thing is named, and the forms of its name joined."""

from __future__ import annotations

import re

from kg.extract.candidates import find_candidates
from kg.extract.document import Document
from kg.extract.naming import type_names
from kg.extract.tables.words import TITLES
from kg.model import Mention, Span
from kg.text.gazetteer import Gazetteer
from kg.text.names import core_name, is_short_form, name_key

_TITLE = re.compile(rf"(?i)\b(?:{TITLES})\b(?![’'])")


def find_mentions(doc: Document, gazetteer: Gazetteer) -> None:
    """Add to ``doc`` every mention of a named thing, with its type and the thing's name."""
    spans = find_candidates(doc, gazetteer)
    types = type_names(doc, spans, gazetteer)
    spans = [s for s in spans if name_key(s.of(doc.text)) in types]
    spans = sorted(spans + _in_headlines(doc, types))
    names = _join_forms([span.of(doc.text) for span in spans], types, gazetteer)
    for span in spans:
        key = name_key(span.of(doc.text))
        if key not in names:
            continue
        mention = Mention(span, span.of(doc.text), types[key], names[key])
        doc.mentions.append(mention)
        doc.types.setdefault(mention.entity, mention.type)
        forms = doc.aliases.setdefault(mention.entity, [mention.entity])
        if (form := core_name(mention.text)) not in forms:
            forms.append(form)


def _in_headlines(doc: Document, types: dict[str, str]) -> list[Span]:
    """In a headline every word is capital: take names known from the body, and people by their
    title.
    """
    found: list[Span] = []
    for sentence in (s for s in doc.sentences if s.headline):
        for key in sorted(types, key=lambda key: (-len(key), key)):
            words = r"[\s.&'’-]+".join(map(re.escape, key.split()))
            for match in re.finditer(
                rf"(?<![\w-]){words}(?![\w-])", sentence.span.of(doc.text), re.IGNORECASE
            ):
                _add(
                    found,
                    Span(sentence.span.start + match.start(), sentence.span.start + match.end()),
                )
        for title in _TITLE.finditer(doc.text, sentence.span.start, sentence.span.end):
            rest = doc.text[title.end() : sentence.span.end]
            if name := re.match(r" ((?:[A-Z][\w’'-]+ ?){2,3})(?=[:,]|$)", rest):
                start = title.end() + name.start(1)
                span = Span(start, start + len(name[1].rstrip()))
                if _add(found, span):
                    types.setdefault(name_key(span.of(doc.text)), "person")
    return found


def _add(found: list[Span], span: Span) -> bool:
    """Take a span in unless part of it is taken."""
    free = not any(span.overlaps(other) for other in found)
    if free:
        found.append(span)
    return free


def _join_forms(written: list[str], types: dict[str, str], gazetteer: Gazetteer) -> dict[str, str]:
    """The key of each form with the fullest name the document gives that thing, legal form aside.

    A short form is joined only where exactly one full name fits: two would be a guess.
    """
    spelling: dict[str, str] = {}
    for name in written:
        spelling.setdefault(name_key(name), core_name(name))
    full = {}
    for key in spelling:
        fits = [
            other
            for other in spelling
            if types.get(other) == types.get(key) and _is_form_of(key, other, types[key], gazetteer)
        ]
        longest = [f for f in fits if not any(f != g and is_short_form(f, g) for g in fits)]
        full[key] = longest[0] if len(longest) == 1 else key
    return {key: spelling[full[full[key]]] for key in spelling if key in types}


def _is_form_of(short: str, long: str, type_: str, gazetteer: Gazetteer) -> bool:
    """Whether one key is a shorter form of another: first words, initials, a surname, a known
    alias.
    """
    if short == long:
        return False
    if type_ == "person":
        return len(short.split()) == 1 and short in (
            long.rsplit(maxsplit=1)[-1],
            long.split(maxsplit=1)[0],
        )
    if type_ == "organization":
        entry, other = gazetteer.organization(short), gazetteer.organization(long)
        if entry and other:
            return entry == other and len(long) > len(short)
    return type_ in {"organization", "media", "body"} and is_short_form(short, long)
