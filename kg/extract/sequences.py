"""A document as a model of names reads it: sentences of tokens, each with its features.

Beside its form and its neighbours a token shows what the rest of the document tells: its other
places, how often it is written small, and what the rules' cues make of the run it stands in.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.document import Document
from kg.extract.familiar import Familiar
from kg.extract.runs import Runs
from kg.extract.word_features import of_places, shape
from kg.model import Span
from kg.text.gazetteer import Gazetteer
from kg.text.tokens import tokens

_OTHERS = 6
"""Neighbours a word has at its other places that are looked at."""
_LONGEST_PLACE = 4

About = dict[str, list[str]]
"""For a capitalised word the features it has at all its places."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """The tokens of one sentence, the features of each, and the rules' candidates among them."""

    tokens: list[Span]
    features: list[list[str]]
    candidates: list[tuple[int, int]]
    headline: bool

    def place(self, span: Span) -> tuple[int, int]:
        """The first token of a span and the one behind its last; of tokens cut in two, all."""
        first = bisect_right(self.tokens, span.start, key=lambda token: token.end)
        return first, bisect_left(self.tokens, span.end, key=lambda token: token.start)

    def of(self, text: str, place: tuple[int, int]) -> str:
        """The words from one token to before another."""
        return text[self.tokens[place[0]].start : self.tokens[place[1] - 1].end]

    def add_run(self, run: Span, shown: list[str]) -> None:
        """Give each token of a run what is shown of the run."""
        first, last = self.place(run)
        self.candidates.append((first, last))
        for index in range(first, last):
            self.features[index].append("run=first" if index == first else "run=inner")
            self.features[index] += shown


def sequences(
    doc: Document,
    runs: Runs,
    places: Gazetteer,
    familiar: Familiar,
    own: frozenset[str] = frozenset(),
) -> Iterator[Sequence]:
    """The sentences of a document as sequences; ``own`` are its words that ``familiar`` counted.

    One after the other, as the features of a long text take more room than anything else of it.
    """
    text = doc.text
    split = [tokens(text, s.span.start, s.span.end) for s in doc.sentences]
    words = [[text[start:end] for start, end in sentence] for sentence in split]
    about = _about([ws for ws, s in zip(words, doc.sentences, strict=True) if not s.headline])
    rest = iter(runs.features)
    run = next(rest, None)
    for sentence, spans, ws in zip(doc.sentences, split, words, strict=True):
        features = of_places(ws, [familiar.shown(word) for word in ws])
        for word, its in zip(ws, features, strict=True):
            its += about.get(word, ())
            if word[0].isupper():
                its.append("familiar=" + familiar.level(word, own))
            if sentence.headline:
                its += ("headline", "headline=" + shape(word))
        _add_places(text, spans, features, places)
        sequence = Sequence(spans, features, [], sentence.headline)
        while run and run.start < sentence.span.end:
            sequence.add_run(run, runs.features[run])
            run = next(rest, None)
        yield sequence


def _about(sentences: Iterable[list[str]]) -> About:
    """What all places of a word in the document tell, for each that begins with no small letter."""
    small: Counter[str] = Counter()
    beside: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for words in sentences:
        for before, word, after in zip(["^", *words], words, [*words[1:], "$"], strict=False):
            if word[0].islower():
                small[word] += 1
            elif word[0].isalnum():
                beside[word].append((before, after))
    about: About = {}
    for word, places in beside.items():
        count, written_small = len(places), small[word.lower()]
        share = "none" if not written_small else "some" if written_small < count else "most"
        about[word] = [f"small={share}", f"count={min(count, 3)}"]
        if count > 1:
            for name, others in zip(("lefts", "rights"), zip(*places, strict=True), strict=True):
                often = Counter(map(str.lower, others)).most_common(_OTHERS)
                about[word] += [f"{name}={each}" for each, _ in often]
    return about


def _add_places(text: str, spans: list[Span], features: list[list[str]], places: Gazetteer) -> None:
    """Mark the words of known places, the longest name first, and those for their people."""
    index = 0
    while index < len(spans):
        start, step = spans[index].start, 1
        if text[start].isupper():
            may_open = places.may_open_place(spans[index].of(text))
            longest = min(_LONGEST_PLACE, len(spans) - index) if may_open else 0
            for size in range(longest, 0, -1):
                if places.place(text[start : spans[index + size - 1].end]):
                    features[index].append("place=first")
                    for inner in features[index + 1 : index + size]:
                        inner.append("place=inner")
                    step = size
                    break
            else:
                if places.country_of_demonym(spans[index].of(text)):
                    features[index].append("demonym")
        index += step
