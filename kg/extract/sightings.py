"""Where a document names something, and how probably what: a learnt model's view of each place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg import resources
from kg.extract.candidates import LINE, ticker_spans
from kg.extract.document import Document
from kg.extract.familiar import Familiar
from kg.extract.runs import Runs
from kg.extract.sequences import Sequence, sequences
from kg.learn.tagger import Tagger, stretches
from kg.model import Span
from kg.text.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class View:
    """What a model makes of a sentence: the label of each token, and the chances of some."""

    labels: list[str]
    chances: Callable[[range], dict[str, float]]


@dataclass(frozen=True)
class NameModel:
    """A tagger of names, and how familiar words were where it learnt."""

    tagger: Tagger
    familiar: Familiar

    @classmethod
    def load(cls, folder: Path | None = None) -> NameModel:
        """The model in a folder, by default the one that ships with us; read once a process.

        Raises ModelError where the folder holds none.

        >>> NameModel.load().familiar.shown("Supplier")
        'supplier'
        """
        return _load(folder or resources.folder("data") / "models")

    def view(self, sequence: Sequence) -> View:
        """What the tagger makes of a sentence; to be used before the next one is tagged."""
        return View(self.tagger.tag(sequence.features), self.tagger.chances)


@cache
def _load(folder: Path) -> NameModel:
    return NameModel(Tagger(folder / "names.crf"), Familiar.read(folder / "familiar.json"))


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stretch of text that may be a name, and the probability that it names each type."""

    span: Span
    chances: dict[str, float]
    headline: bool = False


def sightings(doc: Document, runs: Runs, places: Gazetteer, model: NameModel) -> Iterator[Sighting]:
    """The names that the tagger sees, and the rules' candidates beside them, in order.

    >>> from kg.extract.runs import find_runs
    >>> from kg.model import Article
    >>> text = "It will buy panels from Ostrel Display in Berlin."
    >>> doc = Document.of(Article("example", text, sha256=""))
    >>> places = Gazetteer.load().without_names()
    >>> seen = list(sightings(doc, find_runs(doc, places), places, NameModel.load()))
    >>> [(one.span.of(text), max(one.chances, key=one.chances.get)) for one in seen]
    [('Ostrel Display', 'organization'), ('Berlin', 'place')]
    """
    tickers = ticker_spans(doc.text)
    ends = [ticker.end for ticker in tickers]
    for sequence in sequences(doc, runs, places, model.familiar):
        tokens, view = sequence.tokens, model.view(sequence)
        tagged = [place[:2] for place in stretches(view.labels)]
        for first, last in _edges(doc.text, sequence, tagged):
            span = Span(tokens[first].start, tokens[last - 1].end)
            people = places.country_of_demonym(span.of(doc.text))
            ticker = tickers[bisect_right(ends, span.start) :][:1]
            if not people and not any(map(span.overlaps, ticker)):
                yield Sighting(span, view.chances(range(first, last)), sequence.headline)


def _edges(text: str, sequence: Sequence, tagged: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places the tagger sees, and those of the rules that it does not see, in order.

    Where the rules see a line of products, they know its edges better: "the Acme Z9 series" is the
    Z9 series, and Acme its maker.
    """
    lines = [place for place in sequence.candidates if LINE.search(sequence.of(text, place))]
    kept = [place for place in tagged if not any(_meet(place, line) for line in lines)]
    taken = {index for place in kept for index in range(*place)}
    return sorted(
        [*kept, *(place for place in sequence.candidates if taken.isdisjoint(range(*place)))]
    )


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
