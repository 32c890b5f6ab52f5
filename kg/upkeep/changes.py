"""What is to be known of what changed, beside what the store says of it now."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.curation import Judgement
from kg.terms import OBJECT, PREDICATE, SCOPE, SUBJECT
from kg.upkeep.part import worded


@dataclass
class Changes:
    """The articles and judgements that came, went or changed, and what they said before."""

    articles: set[str] = field(default_factory=set)
    nodes: set[NamedNode] = field(default_factory=set)
    """what the articles spoke of before, by their own nodes"""
    scopes: set[str] = field(default_factory=set)
    """how they worded scopes before, and judgements that came or went"""
    gone: set[NamedNode] = field(default_factory=set)
    """subjects and objects of what articles said before that say it no more, or other things"""
    doubtful: set[NamedNode] = field(default_factory=set)
    """nodes in the graphs of these articles that may break a shape"""
    judged: tuple[Judgement, ...] = ()
    """the judgements that came into force, or went out of it"""

    def note(self, article: str, before: Collection[Quad], after: Iterable[Quad]) -> bool:
        """Keep in mind that an article's graph is changed; whether it is."""
        is_changed = {quad.triple for quad in before} != {quad.triple for quad in after}
        if is_changed:
            self.articles.add(article)
            self.nodes |= {
                quad.object
                for quad in before
                if quad.predicate == SUBJECT and isinstance(quad.object, NamedNode)
            }
            about_scope = {
                quad.subject
                for quad in before
                if quad.predicate == PREDICATE and quad.object == SCOPE
            }
            self.scopes |= {
                quad.object.value
                for quad in before
                if quad.predicate == OBJECT and quad.subject in about_scope
                if isinstance(quad.object, Literal)
            }
            self.gone |= ends(quad.triple for quad in before)
        return is_changed

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Keep in mind which judgements came into force or went out of it."""
        self.judged = tuple(judgements)
        self.scopes |= worded(self.judged)

    def clear(self) -> None:
        """Forget all: what follows was made."""
        self.judged = ()
        for known in (self.articles, self.nodes, self.scopes, self.gone, self.doubtful):
            known.clear()


def ends(triples: Iterable[Triple]) -> set[NamedNode]:
    """The subjects and objects of triples that are IRIs."""
    nodes = (node for triple in triples for node in (triple.subject, triple.object))
    return {node for node in nodes if isinstance(node, NamedNode)}
