"""Why the graph says so: from two companies over their partnerships down to the quotes.

Each link is a partnership, each statement of it a claim with the words it rests on. Companies with
no partnership of their own are explained over the shortest chain of others.
"""

from __future__ import annotations

import re
import textwrap
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import groupby, pairwise
from typing import Any

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode

from kg.errors import BadParameter
from kg.query import resolve_company
from kg.reason import Proof, prove
from kg.store.base import Store, Term
from kg.terms import DENOTES, LABEL, PREF_LABEL, STAGE, TURTLE_PREFIXES, local_name

Decisions = dict[NamedNode, list[str]]

_PAIRS = """
SELECT DISTINCT ?a ?b ?p WHERE {
  ?p a tp:Partnership ; tp:hasParticipant ?a , ?b . FILTER(?a != ?b)
}"""
_CLAIMS = """
SELECT ?partnership ?claim ?predicate ?object ?modality ?confidence ?saidBy
  ?quote ?headline ?published ?url ?start
WHERE {
  ?node tp:denotes ?partnership .
  ?claim rdf:subject ?node ; rdf:predicate ?predicate ; rdf:object ?object ; tp:modality ?modality ;
    tp:confidence ?confidence ; prov:wasDerivedFrom ?article ; tp:evidence ?evidence .
  ?evidence oa:hasSelector/oa:exact ?quote ; oa:hasSelector/oa:start ?start .
  FILTER(?predicate != rdf:type)  # that it is a partnership, who asks knows
  OPTIONAL { ?claim tp:saidBy ?saidBy }
  OPTIONAL { ?article schema:headline ?headline }
  OPTIONAL { ?article schema:datePublished ?published }
  OPTIONAL { ?article schema:url ?url }
} ORDER BY ?published ?article ?start ?predicate ?object"""
_DECIDED = """
SELECT DISTINCT ?about ?label ?by ?day ?why WHERE { GRAPH graph:curated {
  ?judgement tp:judges ?about ; rdfs:label ?label ; tp:decidedBy ?by ; tp:decidedOn ?day .
  OPTIONAL { ?judgement tp:reason ?why }
} } ORDER BY ?day ?label"""


@dataclass(frozen=True, slots=True)
class Said:
    """One claim about a partnership, with its words and where they stand."""

    property: str
    value: str
    modality: str
    confidence: float
    said_by: str | None
    quote: str
    article: str
    published: str | None
    url: str | None
    start: int
    """where the quote begins in its article, in code points"""
    decided: tuple[str, ...] = ()
    """what people decided about it: who, when, what, why"""

    def __str__(self) -> str:
        """Property in words and value, with the modality unless it is official."""
        hedge = "" if self.modality == "official" else f" ({self.modality})"
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", self.property).lower()
        return f"{words}: {self.value}{hedge}"


@dataclass(frozen=True, slots=True)
class Link:
    """One partnership between two neighbours of a chain, and all that is said of it."""

    parties: tuple[str, str]
    partnership: str
    label: str
    stage: str
    statements: tuple[Said, ...]
    decided: tuple[str, ...] = ()
    """what people decided about its companies, or about it as a whole"""

    def __str__(self) -> str:
        """The partnership, and for each quote of each article what it says."""
        lines = [f"{self.label} ({self.stage})"]
        for decision in self.decided:
            lines += _wrapped(f"decided by {decision}")
        quotes = groupby(sorted(self.statements, key=_place), key=_place)
        for (_, _, source, quote), group in quotes:
            said = list(group)
            facts = "; ".join(dict.fromkeys(map(str, said)))
            lines += ["", *_wrapped(f"“{quote}”"), f"    {source}", *_wrapped(f"→ {facts}", "    ")]
            for decision in dict.fromkeys(each for one in said for each in one.decided):
                lines += _wrapped(f"decided by {decision}", "    ")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The chain of companies from one to the other, and the partnerships that link them."""

    asked: tuple[str, str]
    chain: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def direct(self) -> bool:
        """Whether the two have a partnership of their own."""
        return len(self.chain) == 2

    def __str__(self) -> str:
        """Each partnership with its quotes, and under each quote what it states."""
        if not self.chain:
            return f"Nothing in the graph links {self.asked[0]} and {self.asked[1]}."
        blocks = [] if self.direct else [" – ".join(self.chain)]
        return "\n\n".join([*blocks, *map(str, self.links)])

    def to_dict(self) -> dict[str, Any]:
        """The explanation as plain lists and dictionaries."""
        return asdict(self)


def explain(store: Store, a: str, b: str) -> Explanation:
    """What links two companies, named as people write them.

    Companies without any link give an empty chain. Raises UnknownName for a company that is not in
    the graph, BadParameter where both names are one company's.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('''INSERT DATA { GRAPH graph:resolved {
    ...   org:zephyr a tp:Company ; rdfs:label "Zephyr" .
    ...   org:nordlens-optics a tp:Company ; rdfs:label "Nordlens Optics" .
    ...   partnership:p a tp:Partnership ;
    ...     tp:hasParticipant org:zephyr , org:nordlens-optics } }''')
    >>> explain(store, "Zephyr", "Nordlens Optics").chain
    ('Zephyr', 'Nordlens Optics')
    """
    start, goal = resolve_company(store, a), resolve_company(store, b)
    if start == goal:
        raise BadParameter(f"{a!r} and {b!r} are the same company; name two")
    links: dict[NamedNode, dict[NamedNode, set[NamedNode]]] = defaultdict(lambda: defaultdict(set))
    for one, other, partnership in store.select(_PAIRS):
        links[_node(one)][_node(other)].add(_node(partnership))
    chain = _shortest(links, start, goal)
    decided = decisions(store)
    return Explanation(
        (_label(store, start), _label(store, goal)),
        tuple(_label(store, node) for node in chain),
        tuple(
            _link(store, one, other, partnership, decided)
            for one, other in pairwise(chain)
            for partnership in sorted(links[one][other], key=lambda node: node.value)
        ),
    )


def why(store: Store, triple: str) -> Proof:
    """Why a triple, in prefixed names, is in the graph: rules and premises, down to the quotes.

    Raises BadParameter for text that is no triple, and for a triple that is not in the graph.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update("INSERT DATA { GRAPH graph:resolved { org:a tp:competitorOf org:b } }")
    >>> print(why(store, "org:a tp:competitorOf org:b"))
    org:a tp:competitorOf org:b
    """
    text = f"{TURTLE_PREFIXES}{triple.strip().removesuffix('.')} ."
    try:
        ((subject, predicate, object, _),) = ox.parse(text, format=ox.RdfFormat.TURTLE)
    except (SyntaxError, ValueError) as error:
        example = "org:zephyr tp:currentPartnerOf org:nordlens"
        raise BadParameter(f"{triple!r} is no triple; write one such as {example!r}") from error
    terms: tuple[Any, Any, Any] = (subject, predicate, object)
    proof = prove(store, ox.Triple(*terms)) if any(store.quads(*terms)) else None
    if proof is None:
        raise BadParameter(f"{triple!r} is not in the graph; kg query shows what is")
    return proof


def _shortest(
    links: Mapping[NamedNode, Mapping[NamedNode, object]], start: NamedNode, goal: NamedNode
) -> list[NamedNode]:
    """The shortest chain of partners; of several, the first by name. Empty if there is none."""
    came_from: dict[NamedNode, NamedNode | None] = {start: None}
    queue = deque([start])
    while queue and goal not in came_from:
        here = queue.popleft()
        for partner in sorted(links.get(here, {}), key=lambda node: node.value):
            if partner not in came_from:
                came_from[partner] = here
                queue.append(partner)
    if goal not in came_from:
        return []
    chain = [goal]
    while (before := came_from[chain[-1]]) is not None:
        chain.append(before)
    return chain[::-1]


def decisions(store: Store) -> Decisions:
    """What people decided about claims and articles' nodes: who, when, what, why.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> decisions(OxigraphStore.memory())
    {}
    """
    found: Decisions = defaultdict(list)
    for about, label, by, day, why in store.select(_DECIDED):
        reason = f": {_text(why)}" if why else ""
        found[_node(about)].append(f"{_text(by)}, {_text(day)}: {_text(label)}{reason}")
    return dict(found)


def _link(
    store: Store, one: NamedNode, other: NamedNode, partnership: NamedNode, decided: Decisions
) -> Link:
    about = {
        quad.subject
        for thing in (one, other, partnership)
        for quad in (store.quads(predicate=DENOTES, object=thing) if decided else ())
    }
    stage = next(store.quads(partnership, STAGE), None)
    return Link(
        (_label(store, one), _label(store, other)),
        local_name(partnership),
        _label(store, partnership),
        local_name(_node(stage.object)) if stage else "unknown",
        tuple(
            dict.fromkeys(
                _said(store, row, decided) for row in store.select(_CLAIMS, partnership=partnership)
            )
        ),
        tuple(sorted({each for node, told in decided.items() if node in about for each in told})),
    )


def _said(store: Store, row: tuple[Term | None, ...], decided: Decisions) -> Said:
    _, claim, *told = row
    predicate, object_, modality, confidence, said_by, quote, headline, published, url, start = told
    return Said(
        property=local_name(_node(predicate)),
        value=_label(store, object_) if isinstance(object_, NamedNode) else _text(object_) or "",
        modality=local_name(_node(modality)),
        confidence=float(_text(confidence) or 0),
        said_by=_text(said_by),
        quote=_text(quote) or "",
        article=_text(headline) or "",
        published=_text(published),
        url=_text(url),
        start=int(_text(start) or 0),
        decided=tuple(decided.get(_node(claim), ())),
    )


def _place(said: Said) -> tuple[str, int, str, str]:
    """What puts claims in the order of articles and their text, those of one quote together."""
    source = ", ".join(filter(None, (said.article, said.published)))
    if said.said_by:
        source += f"; said by {said.said_by}"
    return said.published or "", said.start, source, said.quote


def _wrapped(text: str, indent: str = "  ") -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()), 96, initial_indent=indent, subsequent_indent=indent + "  "
    )


def _label(store: Store, node: NamedNode) -> str:
    """What a node is called; for an article's own node, what it stands for is called."""
    denoted = next(store.quads(node, DENOTES), None)
    thing = _node(denoted.object) if denoted else node
    for predicate in (LABEL, PREF_LABEL):
        objects = (quad.object for quad in store.quads(thing, predicate))
        names = sorted(label.value for label in objects if isinstance(label, Literal))
        if names:
            return names[0]
    return local_name(thing)


def _node(term: object) -> NamedNode:
    if not isinstance(term, NamedNode):
        raise TypeError(f"{term} is no IRI")
    return term


def _text(term: Term | None) -> str | None:
    return None if term is None else term.value
