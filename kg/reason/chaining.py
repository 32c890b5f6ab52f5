"""What follows from a few triples by the axioms, and what no longer does: forward chaining.

Both ways are semi-naive: a rule is tried only on what the round before has brought, joined with all
that is known. What is taken away is followed by *delete and rederive* (Gupta, Mumick and
Subrahmanian, "Maintaining views incrementally", SIGMOD 1993): first all goes that may rest on it,
then comes back what rests on something else as well. Counting supports would not do, as facts can
support each other in circles.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from pyoxigraph import Triple

from kg.reason.axioms import rule_book
from kg.reason.facts import Facts
from kg.reason.patterns import filled


def consequences(facts: Facts, triple: Triple) -> Iterator[Triple]:
    """What follows in one step from a triple and the facts."""
    for bound, others, conclusion in rule_book().ways_from(triple):
        for full in facts.solve(others, bound):
            if (found := filled(conclusion, full)) is not None:
                yield found


def follows(facts: Facts, triple: Triple) -> bool:
    """Whether a triple follows in one step from the facts."""
    ways = rule_book().ways_to(triple)
    return any(True for rule, bound in ways for _ in facts.solve(rule.premises, bound))


def close(facts: Facts, fresh: Iterable[Triple]) -> set[Triple]:
    """Add to the facts all that follows from the fresh ones among them; returns what was added.

    >>> from kg.terms import iri
    >>> facts = Facts()
    >>> rivals = Triple(iri("org:zephyr"), iri("tp:competitorOf"), iri("org:nordlens"))
    >>> facts.add(rivals)
    >>> Triple(rivals.object, rivals.predicate, rivals.subject) in close(facts, [rivals])
    True
    """
    added: set[Triple] = set()
    while fresh:
        found = {new for old in fresh for new in consequences(facts, old) if new not in facts}
        for triple in found:
            facts.add(triple)
        added |= found
        fresh = found
    return added


def resting_on(
    facts: Facts, lost: Collection[Triple], is_asserted: Callable[[Triple], bool]
) -> set[Triple]:
    """The lost triples and all in whose derivation they may have had a part.

    The facts must be closed, and the lost triples among them. What is asserted rests on nothing.
    """
    doubtful = set(lost)
    fresh: Collection[Triple] = lost
    while fresh:
        fresh = {
            new
            for old in fresh
            for new in consequences(facts, old)
            if new not in doubtful and new in facts and not is_asserted(new)
        }
        doubtful |= fresh
    return doubtful


def retract(facts: Facts, doubtful: Collection[Triple]) -> set[Triple]:
    """Take doubtful triples out of the facts unless they follow from others; returns what is gone.

    The doubtful ones must be all that rests on what was lost (``resting_on``).
    """
    for triple in doubtful:
        facts.remove(triple)
    back = {triple for triple in doubtful if follows(facts, triple)}
    for triple in back:
        facts.add(triple)
    return set(doubtful) - back - close(facts, back)
