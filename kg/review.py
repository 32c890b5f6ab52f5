"""What is worth a person's look: claims set aside, at odds, or read unsurely, and names alike.

Each item is a claim, or an article's whole account of a partnership, with the words it rests on and
described as a judgement about it has to be; or two names that may be one thing's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.curation import Target
from kg.curation.lookup import ends
from kg.dates import PartialDate
from kg.graph.claims import local_node
from kg.graph.fields import FIELDS
from kg.graph.stored import read_claims
from kg.lookalikes import Lookalike, lookalikes
from kg.model import Claim
from kg.store.base import Store
from kg.terms import CURATED, DENOTES, HEADLINE, JUDGES, LABEL, RESOLVED, iri
from kg.validate import quarantined

UNSURE = 0.5
"""A claim read with less confidence than this is worth a look."""

_AT_ODDS = (
    *("start", "end", "announced", "founded", "launch"),
    *("headquarters_country", "subsidiary_of"),
)
"""Fields of which one thing has one value."""
_QUOTE = """
SELECT ?claim ?quote ?start WHERE {
  ?claim tp:evidence/oa:hasSelector ?selector . ?selector oa:exact ?quote ; oa:start ?start
} ORDER BY ?start ?quote LIMIT 1"""

Node = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """Something to decide on, and what speaks for and against it."""

    target: Target
    why: str
    """in quarantine, at odds, or unsure, and how so"""
    quote: str
    source: str
    confidence: float
    modality: str

    def __str__(self) -> str:
        """What is claimed, why it is shown, and the words it rests on."""
        return (
            f"{self.target}\n  {self.why}\n"
            f"  “{' '.join(self.quote.split())}”\n  {self.source} ({self.modality})"
        )


def to_review(store: Store, *, below: float = UNSURE) -> list[Item | Lookalike]:
    """What is worth a look and was not judged yet: quarantined, at odds, alike, then unsure.

    ``below`` is the confidence, from 0 to 1, under which a reading counts as unsure. Of an account
    that is shown as a whole, the single claims are not shown again.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> to_review(OxigraphStore.memory())
    []
    """
    review = _Review(store)
    return [
        *review.items(review.quarantined()),
        *review.items(review.at_odds()),
        *lookalikes(store),
        *review.items(review.unsure(below)),
    ]


class _Review:
    """The claims that nobody judged, with the things that they are about."""

    def __init__(self, store: Store) -> None:
        self.store = store
        judged = {quad.object for quad in store.quads(predicate=JUDGES, graph=CURATED)}
        self.said: dict[Node, list[Claim]] = defaultdict(list)
        for claim in read_claims(store):
            self.said[claim.article, claim.subject].append(claim)
        self.nodes: dict[str, list[Node]] = defaultdict(list)
        """by article"""
        for node in self.said:
            self.nodes[node[0]].append(node)
        self.open = [
            claim
            for said in self.said.values()
            for claim in said
            if iri(f"claim:{claim.id}") not in judged
        ]
        self._shown: set[Claim] = set()
        self._whole: set[Node] = set()
        """the articles' nodes of which all is shown"""

    def items(self, worth_a_look: Iterable[tuple[Claim, str]]) -> list[Item]:
        """Claims with why each is shown, as items; each claim once, under the first reason."""
        found = []
        for claim, why in worth_a_look:
            node = claim.article, claim.subject
            if claim not in self._shown and node not in self._whole:
                self._shown.add(claim)
                self._whole |= {node} if claim.field == "type" else set()
                found.append(self._item(claim, why))
        return [item for item in found if item is not None]

    def quarantined(self) -> Iterator[tuple[Claim, str]]:
        """The accounts of what was set aside."""
        wrong = defaultdict(list)
        for violation in quarantined(self.store):
            wrong[violation.focus].append(violation.message)
        for claim in self.open:
            if claim.field == "type":
                things = self._things((claim.article, claim.subject))
                if messages := [text for thing in things for text in wrong.get(thing, ())]:
                    yield claim, f"in quarantine: {' '.join(dict.fromkeys(messages))}"

    def at_odds(self) -> Iterator[tuple[Claim, str]]:
        """The claims that give one thing another date, seat or parent than others that nobody
        judged.
        """
        told = [
            (claim, thing, self._value(claim))
            for claim in self.open
            if claim.field in _AT_ODDS
            for thing in self._things((claim.article, claim.subject))
        ]
        values: dict[tuple[NamedNode, str], set[str]] = defaultdict(set)
        for claim, thing, value in told:
            values[thing, claim.field].add(value)
        for claim, thing, value in told:
            if others := sorted(o for o in values[thing, claim.field] if not _fit(value, o)):
                yield claim, f"at odds: elsewhere {claim.field} {', '.join(others)}"

    def unsure(self, below: float) -> Iterator[tuple[Claim, str]]:
        """The claims read with little confidence, the least sure first, accounts before parts."""
        unsure = [claim for claim in self.open if claim.confidence < below]
        order = sorted(unsure, key=lambda c: (c.field != "type", c.confidence, c.article, c.id))
        for claim in order:
            yield claim, f"unsure: read with a confidence of {claim.confidence:.2f}"

    def _things(self, node: Node) -> list[NamedNode]:
        """What an article's node stands for."""
        quads = self.store.quads(local_node(*node), DENOTES)
        return sorted({q.object for q in quads if isinstance(q.object, NamedNode)}, key=str)

    def _item(self, claim: Claim, why: str) -> Item | None:
        """A claim as something to decide on; None where what it is about has no name."""
        node = claim.article, claim.subject
        names = self._names(node)
        if not names:
            return None
        is_whole = claim.field == "type"
        target = Target(
            names,
            article=claim.article,
            scope=self._scope(node) if self._has_twin(node, names) else None,
            field=None if is_whole else claim.field,
            value=None if is_whole else self._value(claim),
        )
        quote = next(self.store.select(_QUOTE, claim=iri(f"claim:{claim.id}")), None)
        return Item(
            target,
            why,
            quote[1].value if quote and quote[1] else "",
            self._source(claim),
            claim.confidence,
            claim.modality,
        )

    def _has_twin(self, node: Node, names: tuple[str, ...]) -> bool:
        """Whether the same article tells of another partnership of the same companies."""
        others = (other for other in self.nodes[node[0]] if other != node)
        return len(names) > 1 and any(self._names(other) == names for other in others)

    def _scope(self, node: Node) -> str | None:
        return next((str(said.value) for said in self.said[node] if said.field == "scope"), None)

    def _names(self, node: Node) -> tuple[str, ...]:
        """What a node is called; of a relationship, those that it is between."""
        between = ends(self.said[node])
        if between is None:
            return tuple(filter(None, [self._name(*node)]))
        names = {self._name(claim.article, str(claim.value)) for claim in between}
        return tuple(sorted(filter(None, names))) if len(names) > 1 else ()

    def _name(self, article: str, local: str) -> str:
        """What the thing that a node stands for is called; empty where it stands for none."""
        for thing in self._things((article, local)):
            labels = (q.object for q in self.store.quads(thing, LABEL, None, RESOLVED))
            if found := sorted(label.value for label in labels if isinstance(label, Literal)):
                return found[0]
        return ""

    def _value(self, claim: Claim) -> str:
        points = FIELDS[claim.field].form == "node"
        return (points and self._name(claim.article, str(claim.value))) or str(claim.value)

    def _source(self, claim: Claim) -> str:
        """The article's headline and day."""
        quads: Any = self.store.quads(iri(f"article:{claim.article}"), HEADLINE)
        headline = next((quad.object.value for quad in quads), claim.article)
        return f"{headline}, {claim.published}" if claim.published else str(headline)


def _fit(one: str, other: str) -> bool:
    """Whether two values are one; of two dates, whether one says the other more precisely."""
    try:
        mine, theirs = PartialDate.parse(one), PartialDate.parse(other)
    except ValueError:
        return one == other
    return mine.within(theirs) or theirs.within(mine)
