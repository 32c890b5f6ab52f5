"""Training what ties a company to a person, a country, a date and another company."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.corpus import Passage
from kg.dates import PartialDate
from kg.extract.bonds import NONE, Bond
from kg.extract.document import Document
from kg.extract.reference import find_references
from kg.extract.scenery import Scenery
from kg.extract.ties import BONDS, OWNER, PART, RIVAL, TIED
from kg.extract.traits import country_of, country_of_place
from kg.learn.linear import Linear
from kg.text.gazetteer import Gazetteer
from kg.text.when import find_dates
from kg.train.linear import Rows, fit
from kg.train.passages import Read, marked_document

STRENGTH = 0.3
"""How little the models are regularised: best in cross-validation of 0.1, 0.3 and 1."""


def train_ties(passages: Iterable[Passage], read: Read, folder: Path) -> None:
    """Learn from marked passages and write a model for each sort of tie (``NAME.npz``).

    Learns from the marked mentions and from those that ``read`` finds; references are found.
    """
    for name, model in learn(passages, read, Gazetteer.load()).items():
        model.write(folder / f"{name}.npz")


def learn(passages: Iterable[Passage], read: Read, gazetteer: Gazetteer) -> dict[str, Linear]:
    """The model of each sort of tie, learnt from marked passages."""
    rows = {name: Rows([], [], []) for name in BONDS}
    for passage in passages:
        for doc in (_marked(passage, gazetteer), read(passage)):
            for name, bond, label in examples(passage, doc, gazetteer):
                rows[name].add(list(bond.features), label)
    return {name: fit(found, STRENGTH) for name, found in rows.items()}


def examples(
    passage: Passage, doc: Document, gazetteer: Gazetteer
) -> Iterator[tuple[str, Bond, str]]:
    """The bonds of a passage: the model that judges each, the bond, and what it truly is."""
    ids, scenery = _ids(passage, doc), Scenery(doc, gazetteer)
    told = _told(passage, gazetteer)
    for name, bonds_of in BONDS.items():
        for bond in bonds_of(scenery):
            other = str(bond.other)
            for company in bond.companies:
                key = (name, ids.get(company, company), ids.get(other, other))
                yield name, replace(bond, companies=(company,)), told.get(key, NONE)


def _marked(passage: Passage, gazetteer: Gazetteer) -> Document:
    """The marked mentions, with references as they will be met: found, not marked."""
    doc = marked_document(passage)
    doc.references.clear()
    find_references(doc, gazetteer)
    return doc


def _ids(passage: Passage, doc: Document) -> dict[str, str]:
    """For the names of companies, people and products the ids of the marked ones they are."""
    found: dict[str, str] = {}
    for mention in (m for m in doc.mentions if m.type in {"organization", "person", "product"}):
        for mark in passage.marks:
            if mark.type == mention.type and mark.span.overlaps(mention.span):
                found.setdefault(mention.entity, mark.ids[0])
    return found


def _told(passage: Passage, gazetteer: Gazetteer) -> dict[tuple[str, str, str], str]:
    """What a reader found: model, company, thing, and what the company is to it."""
    words: dict[str, str] = {}
    for mark in passage.marks:
        if len(mark.ids) == 1:
            words.setdefault(mark.ids[0], mark.span.of(passage.text))
    told: dict[tuple[str, str, str], str] = {}
    for subject, predicate, other, *_ in passage.facts:
        if predicate == "works_for":
            told["employer", other, subject] = TIED
        elif predicate == "founded_by":
            told["employer", subject, other] = TIED
        elif predicate == "made_by":
            told["maker", other, subject] = TIED
        elif predicate == "based_in":
            told["seat", subject, _country(words.get(other, ""), gazetteer)] = TIED
        elif predicate == "founded_in":
            told["founding", subject, str(_date(words.get(other, ""), passage))] = TIED
        elif predicate == "subsidiary_of":
            told["kin", subject, other], told["kin", other, subject] = PART, OWNER
        elif predicate == "competitor_of":
            told["kin", subject, other] = told["kin", other, subject] = RIVAL
    return told


def _country(words: str, gazetteer: Gazetteer) -> str:
    """The country that words for a place point to, empty if none is known."""
    return country_of(words, gazetteer) or country_of_place(words, gazetteer) or ""


def _date(words: str, passage: Passage) -> PartialDate | None:
    """The date that words mean on the day of a passage."""
    return next((when.date for when in find_dates(words, passage.published)), None)
