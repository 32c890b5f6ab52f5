"""A document as the encoder reads it: what words name, who are partners, who "it" is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from kg.extract.document import Document
from kg.extract.encounters import Encounter
from kg.learn.linear import sigmoid
from kg.model import Span
from kg.neural import heads
from kg.neural.encoder import Array, softmax
from kg.neural.heads import Place
from kg.neural.model import Model
from kg.neural.pieces import Pieces


@dataclass
class Reading:
    """The vectors of a document, and what the heads read off them."""

    doc: Document
    model: Model

    @cached_property
    def pieces(self) -> Pieces:
        """The word pieces of the document."""
        return Pieces.of(self.doc, self.model.tokenizer)

    @cached_property
    def vectors(self) -> Array:
        """A vector for each piece."""
        return self.model.vectors(self.pieces)

    def labels(self, tokens: Iterable[Span]) -> Array:
        """For each token (rows) how probable each label is (columns)."""
        import numpy as np

        first = [self.pieces.place(token)[0] for token in tokens]
        return softmax(np, heads.names(self.model.weights, self.vectors[first]))

    def opinions(self, encounters: Sequence[Encounter]) -> list[Opinion]:
        """What the encoder makes of some encounters, given scene by scene."""
        found: list[Opinion] = []
        for _, of_scene in groupby(encounters, key=lambda one: one.scene.number):
            found += self._of_scene(list(of_scene))
        return found

    def _of_scene(self, encounters: list[Encounter]) -> Iterator[Opinion]:
        """What it makes of the encounters of one sentence; they look at no other."""
        import numpy as np

        first, last = self.pieces.place(encounters[0].scene.sentence.span)
        sentence = self.vectors[first:last]
        stands = [places(encounter, self.pieces) for encounter in encounters]
        left, right = (
            heads.means(np, self.vectors, [place[side] for place in stands]) for side in (0, 1)
        )
        weights, classes = self.model.weights, self.model.classes
        within = np.ones((len(encounters), len(sentence)), dtype="f4")
        found = heads.encounters(np, weights, sentence, left, right, within)
        scores = heads.scores(weights, found)
        for n in range(len(encounters)):
            yield Opinion(
                sigmoid(float(scores["told"][n][0])),
                _shares(classes.kinds, scores["kind"][n]),
                _shares(classes.stages, scores["stage"][n]),
                _shares(classes.modalities, scores["modality"][n]),
                {
                    kind: sigmoid(float(score))
                    for kind, score in zip(classes.kinds, scores["side"][n], strict=True)
                },
            )

    @cached_property
    def _named(self) -> tuple[list[str], list[Place], Array]:
        """Where companies are named, once mentions are found: who, where, and the vector of it."""
        import numpy as np

        spoken = [mention for mention in self.doc.mentions if mention.type == "organization"]
        stand = [self.pieces.place(mention.span) for mention in spoken]
        vectors = heads.means(np, self.vectors, stand) if stand else self.vectors[:0]
        return [mention.entity for mention in spoken], stand, vectors

    def meanings(self, phrase: Span) -> dict[str, float]:
        """For each company named in the text how probably a phrase stands for it."""
        import numpy as np

        names, stand, vectors = self._named
        if not names:
            return {}
        here = self.pieces.place(phrase)
        near = np.array([heads.near(place, here) for place in stand], dtype="f4")
        phrases = heads.means(np, self.vectors, [here])
        scores = heads.antecedents(np, self.model.weights, phrases, vectors, near)
        chances: defaultdict[str, float] = defaultdict(float)
        for name, share in zip(names, softmax(np, scores), strict=True):
            chances[name] += float(share)
        return dict(chances)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the encoder makes of two companies in a sentence, as probabilities."""

    told: float
    kinds: dict[str, float]
    stages: dict[str, float]
    modalities: dict[str, float]
    first: dict[str, float]
    """for each kind how probably the first of the two is on its first side"""


def places(encounter: Encounter, pieces: Pieces) -> tuple[Place, Place]:
    """Where the two of an encounter stand; one that its sentence lacks, where it last was named."""
    right = encounter.right.span
    if (left := encounter.left.span if encounter.left else None) is None:
        start = encounter.scene.sentence.span.start
        left = encounter.story.named(encounter.pair[0], start) or right
    return pieces.place(left), pieces.place(right)


def _shares(names: Sequence[str], scores: Array) -> dict[str, float]:
    import numpy as np

    return dict(zip(names, map(float, softmax(np, scores)), strict=True))
