"""What a learnt model sees of a pair: words around and between the two, classes of cues, order.

Names are masked, so that no feature is about who is named, save for the words of the two mentions:
a stock exchange or a film studio is known by them. Every feature is a string, present or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.relations.pairs import Pair
from kg.extract.relations.tables import CUES, JOINTS, KINDS, PATTERN_WORDS, PREPOSITIONS
from kg.extract.relations.words import NAME, folded, masked, normal, stem

_FIRST, _SECOND = "E1", "E2"
_OTHER = "*"
_NEAR, _WINDOW, _MOST_WORDS, _LONGEST_PATTERN = 5, 12, 60, 14
_BE = frozenset(["was", "were", "been", "is", "are", "be"])


@dataclass(frozen=True, slots=True)
class _Scene:
    """A text around its two mentions: stems with names masked; in ``path`` lists are folded."""

    before: list[str]
    between: list[str]
    path: list[str]
    after: list[str]

    @classmethod
    def of(cls, pair: Pair) -> _Scene:
        between = masked(pair.words[pair.first.stop : pair.second.start])
        return cls(
            masked(pair.words[: pair.first.start], opening=True),
            between,
            # The two are members too: "Zephyr, Aurelia and others" is one list.
            folded([NAME, *between, NAME], JOINTS)[1:-1],
            masked(pair.words[pair.second.stop :]),
        )


def features(pair: Pair) -> list[str]:
    """The features of a pair, each once, sorted.

    >>> pair = Pair.of("Zephyr was bought by Aurelia".split(), ((0, 0), (4, 4)))
    >>> [name for name in features(pair) if name.startswith("preposition")]
    ['preposition acquire:by', 'preposition:by']
    """
    scene = _Scene.of(pair)
    return sorted(
        {
            *_words(pair, scene),
            *_patterns(scene),
            *_cues(scene),
            *_mentions(pair, scene),
            *_places(pair, scene),
        }
    )


def _grams(kind: str, words: Sequence[str], longest: int) -> Iterator[str]:
    """All runs of up to ``longest`` words."""
    for length in range(1, longest + 1):
        for start in range(len(words) - length + 1):
            yield f"{kind}{length}:{' '.join(words[start : start + length])}"


def _words(pair: Pair, scene: _Scene) -> Iterator[str]:
    """Words and runs of words, by where they stand."""
    yield from _grams("between", scene.between[:_MOST_WORDS], 3)
    yield from _grams("path", [_FIRST, *scene.path, _SECOND], 3)
    yield from _grams("before", [*scene.before[-_NEAR:], _FIRST], 3)
    yield from _grams("after", [_SECOND, *scene.after[:_NEAR]], 3)
    if len(scene.path) <= _NEAR:
        yield "whole path:" + " ".join(scene.path)
    for kind, words in (
        ("anywhere before", scene.before),
        ("anywhere after", scene.after),
        ("next to first", scene.between[:4]),
        ("next to second", scene.between[-4:]),
    ):
        yield from (f"{kind}:{word}" for word in words)
    rest = (
        pair.words[: pair.first.start],
        pair.words[pair.first.stop : pair.second.start],
        pair.words[pair.second.stop :],
    )
    yield from (f"text:{stem(normal(word))}" for part in rest for word in part)


def _patterns(scene: _Scene) -> Iterator[str]:
    """Runs of classes around each mention: "E1 * acquire by E2" whatever the verb."""
    words = [*scene.before[-_WINDOW:], _FIRST, *scene.path, _SECOND, *scene.after[:_WINDOW]]
    classes: list[str] = []
    for word in map(_class, words):
        if not (word == _OTHER and classes and classes[-1] == _OTHER):
            classes.append(word)
    first, second = classes.index(_FIRST), classes.index(_SECOND)
    yield from _grams("pattern", classes[max(0, first - 4) : first + 5], 4)
    yield from _grams("pattern", classes[max(0, second - 4) : second + 5], 4)
    if second - first <= _LONGEST_PATTERN:
        yield from _grams("inner pattern", classes[first : second + 1], 5)


def _class(word: str) -> str:
    if word in CUES:
        return CUES[word]
    kept = word in PATTERN_WORDS or word.startswith("<") or word in (_FIRST, _SECOND)
    return word if kept else _OTHER


def _cues(scene: _Scene) -> Iterator[str]:
    """Classes of cue words before, between and after, which comes first, and what governs E2."""
    before, between, after = (
        [CUES[word] for word in words if word in CUES]
        for words in (scene.before, scene.path, scene.after)
    )
    yield from (f"cue before:{cue}" for cue in before)
    yield from (f"cue between:{cue}" for cue in between)
    yield from (f"cue after:{cue}" for cue in after)
    nearest, first, last, behind = (
        cues[0] if cues else "none" for cues in (before[::-1], between, between[::-1], after)
    )
    yield f"nearest before:{nearest}"
    yield f"first between:{first}"
    yield f"last between:{last}"
    yield f"first after:{behind}"
    yield f"cues:{' '.join(between[:4])}"
    yield f"cue path:{first} {last} {behind}"
    preposition = next((word for word in scene.path[::-1] if word in PREPOSITIONS), "none")
    yield f"preposition:{preposition}"
    yield f"preposition {last}:{preposition}"
    passive = "passive" if _is_passive(scene.path) else "active"
    yield f"voice:{passive}"
    yield from (f"voice {passive}:{cue}" for cue in between)


def _is_passive(words: Sequence[str]) -> bool:
    """Whether "is", "was" … is closely followed by a cue, and there is a "by"."""
    return "by" in words and any(
        word in _BE and not CUES.keys().isdisjoint(words[place + 1 : place + 4])
        for place, word in enumerate(words)
    )


def _mentions(pair: Pair, scene: _Scene) -> Iterator[str]:
    """The words, the shape and the likely kind of each mention."""
    kinds: list[list[str]] = []
    for side, span, name in (("1", pair.first, pair.names[0]), ("2", pair.second, pair.names[1])):
        words, named = pair.words[span], name.split() or ["none"]
        yield from (f"mention {side}:{normal(word)}" for word in words)
        yield from (f"name {side}:{normal(word)}" for word in named)
        yield f"opens {side}:{normal(words[0])}"
        yield f"closes {side}:{normal(words[-1])}"
        yield f"name closes {side}:{normal(named[-1])}"
        yield f"ending {side}:{words[-1].lower()[-3:]}"
        yield f"length {side}:{min(4, len(words))}"
        yield f"shape {side}:{''.join(map(_shape, words[:4]))}"
        yield f"digits {side}:{any(map(str.isdigit, name))}"
        found = {KINDS.get(word.lower()) for word in (*words, *named)} - {None}
        kinds.append(sorted(map(str, found)) or ["unknown"])
        yield from (f"kind {side}:{kind}" for kind in kinds[-1])
    yield from (f"kinds:{one} {other}" for one in kinds[0] for other in kinds[1])
    cues = {CUES[word] for word in scene.path if word in CUES}
    yield from (f"kind and cue:{kind} {cue}" for kind in kinds[1] for cue in cues)


def _shape(word: str) -> str:
    if word.isupper():
        return "X"
    if word.islower():
        return "x"
    return "0" if word[:1].isdigit() else "Xx"


def _places(pair: Pair, scene: _Scene) -> Iterator[str]:
    """How far apart the two are, whether they are members of one list, where the first stands."""
    gap = pair.words[pair.first.stop : pair.second.start]
    yield f"distance:{len(gap) if len(gap) < 6 else min(12, 6 + len(gap) // 5)}"
    yield f"siblings:{JOINTS.union([NAME, '(', ')']).issuperset(scene.path)}"
    yield f"list:{len(scene.path) < len(scene.between)}"
    yield f"sentences:{'.' in gap}"
    yield f"opening:{pair.first.start == 0}"
    near = next((word for word in scene.path[::-1] if _governs(word)), "none")
    yield f"governor:{near}"
    yield f"governor class:{_class(near)}"


def _governs(word: str) -> bool:
    return word.isalpha() and word not in JOINTS | {"the", "a", "an"}
