"""The extractor of ``kg[neural]``: the default's rules and models, and a small encoder beside them.

- ``encoder``, ``heads``: the mathematics, written once for numpy (reading) and torch (learning);
- ``pieces``, ``model``: a text in word pieces, and the weights, from files;
- ``reading``: what the encoder makes of a document, on which ``names`` and ``judging`` draw.

It is used where it is asked for (``--extractor neural``), never by itself: two machines then make
one graph of the same articles. At run time it needs numpy alone, no torch.
"""

from __future__ import annotations

from pathlib import Path

from kg.extract import RuleExtractor
from kg.extract.document import Document
from kg.extract.findings import Finding
from kg.extract.judging import THRESHOLD, Judge
from kg.extract.mentions import find_mentions
from kg.extract.partnerships import find_partnerships
from kg.extract.reference import find_references
from kg.extract.sightings import NameModel
from kg.model import Record
from kg.neural.judging import NeuralJudge
from kg.neural.model import Model, base_files
from kg.neural.names import NeuralNames
from kg.neural.reading import Reading
from kg.text.gazetteer import Gazetteer


class NeuralExtractor(RuleExtractor):
    """The default extractor with a second reader at its side; no key, no network.

    Raises PluginError where the packages of ``kg[neural]`` are not installed, ModelError where its
    own weights are missing or broken.
    """

    name = "neural"
    rooms = (*RuleExtractor.rooms, "neural")
    unread = ("core.npz", "core-neural.npz")

    def __init__(
        self, gazetteer: Gazetteer | None = None, *, min_confidence: float = THRESHOLD
    ) -> None:
        super().__init__(gazetteer, min_confidence=min_confidence)
        self.model = Model.load()

    @property
    def files(self) -> tuple[Path, ...]:
        """The models and tables that it reads, those of MiniLM among them."""
        return (*super().files, *base_files())

    def read(self, doc: Document) -> tuple[list[Record], list[Finding]]:
        """Names, references and partnerships, as both see them."""
        reading = Reading(doc, self.model)
        if not reading.pieces.ids:  # a text of signs alone, of which the encoder knows none
            return super().read(doc)
        names, judge = NameModel.load(), Judge.shipped()
        find_mentions(doc, self.gazetteer, NeuralNames(names.tagger, names.familiar, reading))
        find_references(doc, self.gazetteer, reading.meanings)
        neural = NeuralJudge(**vars(judge), reading=reading)
        return find_partnerships(doc, neural, self.min_confidence)
