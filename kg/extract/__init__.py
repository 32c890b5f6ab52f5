"""From an article to records, each with the words it rests on: offline, by rules and small models.

The way through the rooms:

- ``candidates`` → ``naming`` → ``runs``: what the rules take for a name, and what they make of it;
- ``familiar``, ``word_features`` → ``sequences`` → ``sightings``: what a learnt model makes of it;
- ``settling``, ``forms`` → ``mentions``: what each name stands for, and the forms of it joined;
- ``traits`` → ``reference``: whom "it" and "the Finnish lens maker" mean;
- ``lexicon`` → ``groups`` → ``relational``, ``parties`` → ``readings``: what rules make of a cue;
- ``scenes`` → ``encounters`` → ``features`` → ``judging``: which companies are told to be partners,
  in what, how far along and who says so, by linear models for which the readings are features;
  ``collective``: whether they are, by trees over what came of all encounters of the text;
- ``vouching``, ``dating``, ``details`` → ``findings`` → ``partnerships``: what each sentence says,
  gathered;
- ``scenery`` → ``things`` → ``bonds`` → ``ties``: which person, product, country, founding date,
  parent and rival is a company's, by linear models;
- ``people``, ``companies``, ``products`` → ``profiles``: what is said of the things named;
- ``restoring`` puts back the escapes of HTML that were read as what they stand for;
- ``gate`` refuses what is not in the text; ``rows`` are the plain form.

The rules are ``tables``; the words for each kind of partnership are labels in the ontology.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from kg.extract.document import Document
from kg.extract.findings import Finding
from kg.extract.gate import gate
from kg.extract.judging import THRESHOLD, Judge
from kg.extract.mentions import find_mentions
from kg.extract.partnerships import find_partnerships
from kg.extract.profiles import find_profiles
from kg.extract.reference import find_references
from kg.extract.restoring import restored
from kg.extract.version import digest, shipped_files
from kg.model import Article, Extraction, Record
from kg.text.escapes import unescaped
from kg.text.gazetteer import Gazetteer
from kg.text.language import is_english

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


class Extractor(Protocol):
    """Whatever turns an article into records; its records pass ``gate`` before they are used.

    Each party of a partnership has a record of its own, of type organization, that states its name.
    An extractor may have a ``version``, a text that changes with all that decides what it finds:
    what one version has read and what has not changed since is not read again. It may have
    ``files``, the paths of the models and tables that it reads: the record of a run tells their
    digests.
    """

    name: str

    def extract(self, article: Article) -> Extraction:
        """The mentions and records of one article."""
        ...


class RuleExtractor:
    """The default extractor: rules, small models, a gazetteer; no key, no network, no download.

    ``min_confidence`` is the least probability, from 0 to 1, that two companies are partners.

    >>> from kg.model import Article
    >>> text = "Nordlens and Kappa Mobile announced a strategic cooperation for mobile imaging."
    >>> found = RuleExtractor().extract(Article("example", text, sha256=""))
    >>> [record.values("party") for record in found.of_type("partnership")]
    [['Nordlens', 'Kappa Mobile']]
    """

    name = "rules"
    rooms: tuple[str, ...] = ("extract", "learn", "text")
    """where its code lies"""
    unread: tuple[str, ...] = ("core.npz", "core-neural.npz", "neural.npz")
    """the models in ``data/models`` that are not for it"""

    def __init__(
        self, gazetteer: Gazetteer | None = None, *, min_confidence: float = THRESHOLD
    ) -> None:
        self.gazetteer = Gazetteer.load() if gazetteer is None else gazetteer
        self.min_confidence = min_confidence

    @property
    def version(self) -> str:
        """A digest of its code, its models and its threshold."""
        return f"{digest(*self.rooms)}-{self.min_confidence:g}"

    @property
    def files(self) -> tuple[Path, ...]:
        """The models and tables that it reads."""
        return shipped_files(*self.unread)

    def extract(self, article: Article) -> Extraction:
        """The mentions and records of one article, every record grounded in its text.

        Of an article in another language than English, or with half characters in it, nothing is
        taken, and ``refused`` says so.
        """
        if problem := _unreadable(article):
            told = f"{article.id}: the text {problem}; nothing was taken from it"
            return Extraction(article, refused=(told,))
        plain = unescaped(article.text)
        doc = Document.of(replace(article, text=plain.text))
        partnerships, found = self.read(doc)
        profiles = list(find_profiles(doc, found, self.gazetteer))
        records = (*partnerships, *profiles)
        extraction = Extraction(doc.article, tuple(doc.mentions), doc.unnamed(), records)
        return gate(restored(extraction, article, plain))

    def read(self, doc: Document) -> tuple[list[Record], list[Finding]]:
        """Find names, references and partnerships: the records of these, and what they rest on."""
        find_mentions(doc, self.gazetteer)
        find_references(doc, self.gazetteer)
        return find_partnerships(doc, Judge.shipped(), self.min_confidence)


def _unreadable(article: Article) -> str | None:
    """Why a text cannot be read; None if it can."""
    if _HALF_CHARACTER.search(article.text):
        return "holds half a character (a lone surrogate)"
    if not (article.language.startswith("en") and is_english(article.text)):
        return "is not in English"
    return None
