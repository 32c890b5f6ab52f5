"""How alike two names are, and what else speaks for or against their being one thing's.

Nothing is joined here: what is alike is for a person to look at. Names are compared only within
blocks (a word in common, one letter apart, initials), so that the work grows as the names do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product

from kg.text.gazetteer import Gazetteer
from kg.text.names import name_key

WORTH_A_LOOK = 0.75
"""From this score on a pair is offered: one name says no more than the other, a letter is amiss in
a name of six, or one is a part of the other and something else speaks for it."""
_BLOCK = 40
"""A word, or what else is compared, that more things share tells nothing of any two of them."""
_SHORTEST_SLIP = 6
"""Names of fewer letters are one letter apart by chance."""
_GENERAL = frozenset({
    "automotive", "cars", "communications", "electronics", "family", "industries", "international",
    "labs", "line", "motor", "motors", "networks", "range", "semiconductor", "semiconductors",
    "series", "software", "solutions", "systems", "technologies", "technology",
})  # fmt: skip
"""Words that say of which sort something is; names are often used with and without them."""
_TITLES = frozenset({"dame", "dr", "mr", "mrs", "ms", "prof", "professor", "sir"})

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing, all its names, and what is known of it beside."""

    thing: str
    """its id, as ``org:nordlens-optics``"""
    names: frozenset[str]
    articles: frozenset[str] = frozenset()
    """the articles that name it, by id"""
    near: frozenset[str] = frozenset()
    """with whom it has to do: a company's partners, a person's companies, a product's makers"""
    country: str | None = None

    @property
    def kind(self) -> str:
        """``org``, ``person`` or ``product``."""
        return self.thing.partition(":")[0]

    @property
    def keys(self) -> frozenset[str]:
        """What spellings of its names share."""
        return frozenset(name_key(name, legal_forms=self.kind == "org") for name in self.names)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two things that may be one, in the order of their ids."""

    things: tuple[str, str]
    score: float
    """from 0 to 1; no probability"""
    reasons: tuple[str, ...] = field(default=())
    """what speaks for it, then what else there is to know, in words"""


def likeness(one: Named, other: Named, known: Gazetteer) -> Likeness | None:
    """How alike two things are; None where nothing in their names is.

    Nor are those alike which are of different kinds or which one article names side by side.

    >>> lens, lab = Named("org:nordlens", frozenset({"Nordlens"})), frozenset({"Nordlenz AG"})
    >>> likeness(lens, Named("org:nordlenz", lab), Gazetteer())
    Likeness(things=('org:nordlens', 'org:nordlenz'), score=0.88, reasons=('one letter apart',))
    >>> seen = frozenset({"017"})
    >>> told = (Named(f"org:{name}", frozenset({name}), seen) for name in ("nordlens", "nordlenz"))
    >>> likeness(*told, Gazetteer()) is None
    True
    """
    if one.thing > other.thing:
        one, other = other, one
    if one.thing == other.thing or one.kind != other.kind or one.articles & other.articles:
        return None
    best = max(_compared(one, other), default=None)
    if best is None:
        return None
    score, reasons = best[0], [best[1]]
    for weight, reason in _beside(one, other, known):
        score += weight
        reasons.append(reason)
    things = (one.thing, other.thing)
    return Likeness(things, round(min(max(score, 0.0), 0.99), 2), tuple(reasons))


def alike(
    named: Iterable[Named], known: Gazetteer, *, at_least: float = WORTH_A_LOOK
) -> list[Likeness]:
    """The pairs among things that are alike with a score of ``at_least``, the surest first.

    >>> told = [Named(f"org:{n}", frozenset({n})) for n in ("zephyr", "aurelia", "zephyr labs")]
    >>> [pair.reasons for pair in alike(told, Gazetteer())]
    [('one is the other with “labs”',)]
    """
    things = {each.thing: each for each in named}
    pairs = (likeness(things[a], things[b], known) for a, b in to_compare(things.values()))
    found = [pair for pair in pairs if pair and pair.score >= at_least]
    return sorted(found, key=lambda pair: (-pair.score, pair.things))


def to_compare(named: Collection[Named]) -> set[tuple[str, str]]:
    """The pairs of ids that stand in one block, the lesser first: at most 40 to a block.

    >>> told = [Named(f"org:{n}", frozenset({n})) for n in ("nordlens", "nordlenz", "zephyr")]
    >>> to_compare(told)
    {('org:nordlens', 'org:nordlenz')}
    """
    blocks: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in named:
        for key in each.keys:
            for block in _blocks(key):
                blocks[each.kind, block].add(each.thing)
    return {
        pair
        for things in blocks.values()
        if 1 < len(things) <= _BLOCK
        for pair in combinations(sorted(things), 2)
    }


def _blocks(key: str) -> Iterator[str]:
    """What a name shares with those that it is worth comparing with."""
    words = key.split()
    yield from (f"word {word}" for word in words)
    letters = "".join(words)
    yield letters
    yield "".join(sorted(words))
    # Two names that are one letter apart become the same when one letter is left out of each.
    yield from {letters[:at] + letters[at + 1 :] for at in range(len(letters))}
    if len(words) > 1:
        yield _initials(words)


# ---- names ---------------------------------------------------------------------------------------


def _compared(one: Named, other: Named) -> Iterator[tuple[float, str]]:
    """What each rule makes of each two names."""
    for a, b in product(sorted(one.keys), sorted(other.keys)):
        short, long = sorted((a, b), key=lambda key: (len(key), key))
        for rule, kinds in _RULES.items():
            if one.kind in kinds and (found := rule(tuple(short.split()), tuple(long.split()))):
                yield round(found[0], 2), found[1]


def _same(short: Words, long: Words) -> tuple[float, str] | None:
    return (0.9, f"both are called “{' '.join(short)}”") if short == long else None


def _same_letters(short: Words, long: Words) -> tuple[float, str] | None:
    """Spaces apart, or the order of the words."""
    if short == long:
        return None
    if "".join(short) == "".join(long):
        return 0.95, "the same letters, spaced otherwise"
    return (0.95, "the same words in another order") if sorted(short) == sorted(long) else None


def _spelt_alike(short: Words, long: Words) -> tuple[float, str] | None:
    """A slip of the pen: seldom in the first letter; and another number is another thing."""
    from rapidfuzz.distance import OSA

    a, b = " ".join(short), " ".join(long)
    if a[0] != b[0] or _marks(short) != _marks(long) or len(a) < _SHORTEST_SLIP:
        return None
    apart = OSA.distance(a, b, score_cutoff=2)
    if apart == 1:
        return 1 - apart / len(b), "one letter apart"
    has_word = not set(short).isdisjoint(long)
    return (1 - apart / len(b), "two letters apart") if apart == 2 and has_word else None


def _plural(short: Words, long: Words) -> tuple[float, str] | None:
    is_plural = " ".join(short) + "s" == " ".join(long)
    return (0.95, "one is the plural of the other") if is_plural else None


def _said_in_general(short: Words, long: Words) -> tuple[float, str] | None:
    """The names differ only in words that say of which sort a thing is, or in a title."""
    general = _GENERAL | _TITLES
    more = [word for word in long if word in general and word not in short]
    if not more or tuple(word for word in long if word not in more) != short:
        return None
    return 0.85, f"one is the other with “{' '.join(more)}”"


def _starts(short: Words, long: Words) -> tuple[float, str] | None:
    is_start = len(short) < len(long) and long[: len(short)] == short
    return (_share(short, long), "one is the start of the other") if is_start else None


def _ends(short: Words, long: Words) -> tuple[float, str] | None:
    is_end = len(short) < len(long) and long[-len(short) :] == short
    if not is_end or _numbers(short) != _numbers(long):
        return None
    return _share(short, long), "one is the end of the other"


def _shortened(short: Words, long: Words) -> tuple[float, str] | None:
    """Initials stand for the whole name, or for what comes before words that both end on."""
    end = 0
    while end < len(short) - 1 and short[-1 - end] == long[-1 - end]:
        end += 1
    first, rest = short[: len(short) - end], long[: len(long) - end]
    is_shortened = len(first) == 1 and len(rest) > 1 and first[0] == _initials(rest)
    return (0.7 + 0.1 * min(end, 2), "one has the other's initials") if is_shortened else None


_RULES: dict[Callable[[Words, Words], tuple[float, str] | None], tuple[str, ...]] = {
    _same: ("org", "person", "product"),
    _same_letters: ("org", "person", "product"),
    _spelt_alike: ("org", "person", "product"),
    _plural: ("product",),
    _said_in_general: ("org", "person", "product"),
    # What a product's name goes on with is another model.
    _starts: ("org", "person"),
    _ends: ("org", "person", "product"),
    _shortened: ("org",),
}
"""What is looked for in two names, the shorter first, and in names of what."""


def _share(short: Words, long: Words) -> float:
    """Half sure that a part is the whole, and surer the less the whole says beside."""
    return 0.5 + 0.4 * len("".join(short)) / len("".join(long))


def _initials(words: Collection[str]) -> str:
    return "".join(word[0] for word in words)


def _numbers(words: Words) -> list[str]:
    return sorted(word for word in words if any(map(str.isdigit, word)))


def _marks(words: Words) -> list[str]:
    """What tells models of one line apart: numbers, and single letters."""
    return sorted({*_numbers(words), *(word for word in words if len(word) == 1)})


# ---- beside names --------------------------------------------------------------------------------


def _beside(one: Named, other: Named, known: Gazetteer) -> Iterator[tuple[float, str]]:
    """What speaks for and against beside the names, each with its weight."""
    if one.kind == "org" and _known_apart(one, other, known):
        yield -0.25, "but the list of known names has both"
    if one.country and other.country:
        if one.country == other.country:
            yield 0.05, f"both of {one.country}"
        else:
            yield -0.2, f"but of {' and '.join(sorted((one.country, other.country)))}"
    if shared := sorted(one.near & other.near):
        more = f" and {len(shared) - 2} more" if len(shared) > 2 else ""
        yield 0.05 * min(len(shared), 3), f"both {_WITH[one.kind]} {', '.join(shared[:2])}{more}"
    elif one.kind == "product" and one.near and other.near:
        yield -0.3, "but made by different companies"


_WITH = {"org": "work with", "person": "at", "product": "made by"}


def _known_apart(one: Named, other: Named, known: Gazetteer) -> bool:
    """Whether the gazetteer has the two as different companies."""
    mine, yours = (
        {entry.name for name in each.names if (entry := known.organization(name))}
        for each in (one, other)
    )
    return bool(mine and yours and not mine & yours)
