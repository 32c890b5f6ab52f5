"""Names: decide what each one stands for, and join its forms.

Evidence from every place where a name stands is added up over the whole document, so that a name
which is clear once is clear everywhere. A gazetteer adds its weight but is never needed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from kg.extract.candidates import find_candidates
from kg.extract.document import Document
from kg.extract.tables.naming import PRIOR, TYPE_CUES
from kg.extract.tables.words import TITLES
from kg.model import Mention, Span
from kg.text.gazetteer import Gazetteer
from kg.text.names import core_name, is_short_form, name_key

_TYPES = ("organization", "product", "person", "media", "body", "place")
_KNOWN = 4.0
"""What the gazetteer's word weighs: more than any single cue, less than two that contradict it."""
_TITLE = re.compile(rf"(?i)\b(?:{TITLES})\b(?![’'])")
_LINE = re.compile(r"\b(?:series|family|range|line ?up)$")


def find_mentions(doc: Document, gazetteer: Gazetteer) -> None:
    """Add to ``doc`` every mention of a named thing, with its type and the thing's name."""
    spans = find_candidates(doc, gazetteer)
    types = _type_names(doc, spans, gazetteer)
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


def _type_names(doc: Document, spans: list[Span], gazetteer: Gazetteer) -> dict[str, str]:
    """For the key of each name: what it most probably stands for."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    heard: dict[str, Counter[re.Pattern[str]]] = defaultdict(Counter)
    for span in spans:
        name = span.of(doc.text)
        key = name_key(name)
        sides = {"left": doc.before(span), "right": doc.after(span), "name": name}
        for cue in TYPE_CUES:
            if cue.pattern.search(sides[cue.side]):
                # A cue heard again says little new.
                heard[key][cue.pattern] += 1
                votes[key][cue.type] += cue.weight / heard[key][cue.pattern]  # type: ignore[assignment]
        has_legal_form = core_name(name) != name.removeprefix("The ")
        votes[key]["organization"] += 3 if has_legal_form else 0
    types = {key: _decide(key, tally, gazetteer) for key, tally in votes.items() if key}
    return {key: _as_short_form(key, types) for key in types}


def _as_short_form(key: str, types: dict[str, str]) -> str:
    """A word that is short for the one company or person in the text with a longer name is that too."""
    full = {types[other] for other in types if is_short_form(key, other)}
    named = full & {"organization", "person"}
    return named.pop() if len(named) == 1 and types[key] == "product" else types[key]


def _decide(key: str, tally: Counter[str], gazetteer: Gazetteer) -> str:
    """The type with most evidence; ties go by the order of ``_TYPES``."""
    known = {
        "organization": gazetteer.organization(key),
        "media": gazetteer.is_media(key),
        "body": gazetteer.is_body(key),
        "place": gazetteer.place(key),
        "product": _LINE.search(key),
    }
    scores = {
        type_: tally[type_] + PRIOR.get(type_, 0.0) + (_KNOWN if known.get(type_) else 0.0)
        for type_ in _TYPES
    }
    return max(_TYPES, key=lambda type_: scores[type_])


def _in_headlines(doc: Document, types: dict[str, str]) -> list[Span]:
    """In a headline every word is capital: take names known from the body, and people by their title."""
    found: list[Span] = []
    for sentence in (s for s in doc.sentences if s.headline):
        for key in sorted(types, key=lambda key: (-len(key), key)):
            words = r"[\s.&'’-]+".join(map(re.escape, key.split()))
            for match in re.finditer(
                rf"(?<![\w-]){words}(?![\w-])", sentence.span.of(doc.text), re.IGNORECASE
            ):
                _add(found, Span(sentence.span.start + match.start(), sentence.span.start + match.end()))
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


def _join_forms(
    written: list[str], types: dict[str, str], gazetteer: Gazetteer
) -> dict[str, str]:
    """The key of each form with the fullest name the document gives that thing, legal form aside.

    A short form is joined only where exactly one full name fits: two would be a guess.
    """
    spelling = {}
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
    """Whether one key is a shorter form of another: first words, initials, a surname, a known alias."""
    if short == long:
        return False
    if type_ == "person":
        return len(short.split()) == 1 and short in (long.split()[-1], long.split()[0])
    if type_ == "organization":
        entry, other = gazetteer.organization(short), gazetteer.organization(long)
        if entry and other:
            return entry == other and len(long) > len(short)
    return type_ in {"organization", "media", "body"} and is_short_form(short, long)
