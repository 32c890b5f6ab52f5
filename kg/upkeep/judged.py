"""What a judgement is about, or may be: looked up in the store as it was resolved last."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import product

from kg.curation import Judgement
from kg.resolve.entities import Node
from kg.resolve.partnerships import between
from kg.resolve.tenures import tenures_of
from kg.upkeep.desk import Desk
from kg.upkeep.keys import keys_of


def keys_in(judgement: Judgement) -> set[str]:
    """The keys of all that a judgement names."""
    value = judgement.about.value
    names = [*judgement.about.names, *([value] if value else [])]
    return {key for name in names for key in keys_of(name)}


def is_of_names(judgement: Judgement) -> bool:
    """Whether a judgement says of two names that they are one thing's."""
    return judgement.verb == "merge" and len(judgement.about.names) == 1


def reaches_far(desk: Desk, judgement: Judgement) -> bool:
    """Whether more may hang on a judgement about one name than is found by that name.

    So it is with what tells names apart, and with companies and people: what they are in goes with
    them.
    """
    nodes = desk.judged(judgement.id)
    is_of_products = all(subject.startswith("product.") for _, subject in nodes)
    return judgement.verb in {"rename", "split"} or not (is_of_names(judgement) or is_of_products)


def joined_by(judgement: Judgement) -> set[str]:
    """The keys of two names that a judgement says are one thing's."""
    return {key for name in (*judgement.about.names, str(judgement.to)) for key in keys_of(name)}


def things_in(desk: Desk, judgement: Judgement) -> set[str]:
    """The things that a judgement names, or may."""
    return {thing for key in keys_in(judgement) for thing in desk.found(key)}


def accounts_of(desk: Desk, judgement: Judgement) -> set[Node]:
    """The accounts of the relationships that a judgement may be about, or was."""
    # What was rejected stands for no thing, and is found by what the judgement was about.
    told = {node for thing in _relationships(desk, judgement) for node in desk.denoting(thing)}
    return told | desk.judged(judgement.id)


def _relationships(desk: Desk, judgement: Judgement) -> Iterator[str]:
    """The relationships between those that a judgement names."""
    sides = [
        sorted({thing for key in keys_of(name) for thing in desk.found(key)})
        for name in judgement.about.names
    ]
    for one, other, *more in product(*sides) if len(sides) > 1 else ():
        tenures = (tenures_of(one, other), tenures_of(other, one))
        for name in (between((one, other, *more)), *tenures):
            yield from desk.found(name)


def names_some(desk: Desk, judgement: Judgement, known: set[str]) -> bool:
    """Whether a judgement may be about accounts of things that have these keys."""
    # Whether two names are still two things' hangs on each of them, and so does why not.
    is_either = judgement.verb == "distinct" or desk.is_unapplied(judgement.id)
    enough = any if is_either else all
    return enough(not known.isdisjoint(keys_of(name)) for name in judgement.about.names)


def adds_too(judgement: Judgement, others: Iterable[Judgement], articles: Collection[str]) -> bool:
    """Whether a judgement adds to one of these articles, or what another one adds to its own."""
    about = judgement.about
    return judgement.verb == "add" and (
        about.article in articles
        or any(
            other.about.article == about.article and keys_in(other) & keys_in(judgement)
            for other in others
            if other.verb == "add"
        )
    )
