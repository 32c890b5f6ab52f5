"""The cues of a encounter with their places, what the rules read there, and lists of companies."""

from __future__ import annotations

from collections.abc import Iterator

from kg.concepts import kind_groups
from kg.extract.document import Reference
from kg.extract.encounters import Encounter
from kg.extract.features.words import ngrams
from kg.extract.groups import Group
from kg.extract.lexicon import Cue
from kg.extract.readings import Reading
from kg.model import Span


def cues(encounter: Encounter) -> Iterator[str]:
    """The cues of the scene, each with its place: before, between or after the two."""
    nearest: dict[str, tuple[int, str]] = {}
    for cue in encounter.scene.cues:
        place, distance = place_of(encounter, cue.span)
        yield f"cue {place}"
        yield f"cue {place}:{cue.concept}"
        yield f"cue {place}:{kind_groups().get(cue.concept)}"
        yield f"cue {place}:{cue.span.of(encounter.scene.doc.text).lower()}"
        if place not in nearest or distance < nearest[place][0]:
            nearest[place] = (distance, cue.concept)
    for place, (distance, concept) in nearest.items():
        yield f"nearest {place}:{concept}"
        yield f"nearest {place}:{min(distance // 15, 6)}"
    yield f"cues:{'+'.join(sorted(nearest))}"


def place_of(encounter: Encounter, cue: Span) -> tuple[str, int]:
    """Where a cue stands to the two, and how many characters away from the nearer of them."""
    left, right = encounter.left, encounter.right
    if left is None or left is right:
        if cue.end <= right.span.start:
            return "before it", right.span.start - cue.end
        return "after it", max(0, cue.start - right.span.end)
    if cue.end <= left.span.start:
        return "before", left.span.start - cue.end
    if cue.start >= right.span.end:
        return "after", cue.start - right.span.end
    return "between", min(max(0, cue.start - left.span.end), max(0, right.span.start - cue.end))


def nearest_cue(encounter: Encounter) -> Cue | None:
    """The cue that stands nearest to the two, one between them before any other."""

    def order(cue: Cue) -> tuple[bool, int]:
        place, distance = place_of(encounter, cue.span)
        return place != "between", distance

    return min(encounter.scene.cues, key=order, default=None)


def readings_of(encounter: Encounter) -> list[Reading]:
    """The readings of the scene to which both are party."""
    one, other = encounter.pair
    found = encounter.scene.readings
    return [r for r in found if one in r.parties.all and other in r.parties.all]


def rules(encounter: Encounter) -> Iterator[str]:
    """What the rules read in the scene: of the two, or of each with others."""
    one, other = encounter.pair
    read = readings_of(encounter)
    yield f"rules:{min(len(read), 2)}"
    for reading in read:
        yield f"rule:{reading.cue.concept}"
        yield f"rule:{'carried' if reading.carried else _shape(reading, one, other)}"
        yield f"rule cue:{reading.cue.span.of(encounter.scene.doc.text).lower()}"
    if not read:
        with_one, with_other = (
            {
                name
                for r in encounter.scene.readings
                if who in r.parties.all
                for name in r.parties.all
            }
            for who in (one, other)
        )
        yield f"rules with others:{bool(with_one)},{bool(with_other)}"
        if with_one & with_other:
            yield "rules: a third in common"


def _shape(reading: Reading, one: str, other: str) -> str:
    subject, object_ = reading.parties.subject, reading.parties.object
    if not object_:
        return "common"
    if (one in subject) == (other in subject):
        return "one side"
    first = (one in subject) != reading.parties.reversed
    return "first side first" if first else "first side second"


def lists(encounter: Encounter) -> Iterator[str]:
    """The lists the two stand in, and the words that govern a list of both."""
    found = encounter.scene.groups
    left, right = _list_of(found, encounter.left), _list_of(found, encounter.right)
    if left is None or right is None:
        yield f"list:{min(len(right.entities), 4) if right else 0}"
    elif left is right and encounter.left is not encounter.right:
        yield from _same_list(encounter, left)
    else:
        yield f"lists:{min(len(left.entities), 4)}|{min(len(right.entities), 4)}"


def _same_list(encounter: Encounter, both: Group) -> Iterator[str]:
    """What governs a list tells whether its members are partners of each other or of a third."""
    scene, span = encounter.scene, both.span
    before, after = scene.words_beside(span, 4, 5)
    yield f"same list:{min(len(both.entities), 4)}"
    yield f"list first:{not before}"
    yield f"list, others:{min(len(scene.entities) - len(both.entities), 2)}"
    yield from ngrams("list<", before)
    yield from ngrams("list>", after)
    for cue in scene.cues:
        place = "before" if cue.span.end <= span.start else "after"
        yield f"list {place}:{cue.concept}"
        yield f"list {place}:{cue.span.of(scene.doc.text).lower()}"


def _list_of(lists: list[Group], reference: Reference | None) -> Group | None:
    if reference is None:
        return None
    return next((group for group in lists if group.span.covers(reference.span)), None)


def telling_part(encounter: Encounter, kind: str = "") -> tuple[Reading | None, Span, Span]:
    """What the rules read of the two, of this kind if they did; the cue, and its clause."""
    read = readings_of(encounter)
    if read:
        reading = next((r for r in read if r.cue.concept == kind), read[0])
        return reading, reading.cue.span, reading.clause
    nearest = nearest_cue(encounter)
    cue = nearest.span if nearest else encounter.words
    sentence = encounter.scene.sentence.span
    words = Span(min(cue.start, encounter.words.start), max(cue.end, encounter.words.end))
    clauses = encounter.scene.doc.clauses(sentence)
    return None, cue, next((c for c in clauses if c.covers(words)), sentence)
