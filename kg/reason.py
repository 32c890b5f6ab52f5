"""What follows from the resolved graph, by the ontology's own axioms and the rules beside it.

Two engines that agree: ``rules``, the axioms compiled to SPARQL and run to a fixpoint, and
``owlrl``, a complete OWL 2 RL reasoner that is some seventy times slower and referees the first.

Only what is said in our own terms is inferred. That a tp:Company is an org:Organization too stands
in the ontology for whoever asks; written out, it would be most of the graph and tell nothing new.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad

from kg.concepts import ontology
from kg.errors import BadParameter
from kg.resources import folder
from kg.store.base import Store
from kg.terms import DATE_PUBLISHED, INFERRED, ONTOLOGY, PREFIXES, RESOLVED, TYPE

_VALUE_CLASS = "owl:equivalentClass [ owl:onProperty {property} ; owl:hasValue ?v ]"

# Rows: the rule's name in the OWL 2 RL profile; if the ontology says this; and the graph says this;
# then it follows. A literal is no subject, so rules that turn an object into one leave it out.
# Properties come before classes, of which they make more: that saves rounds.
AXIOM_RULES: tuple[tuple[str, str, str, str], ...] = (
    ("prp-spo1", "?p rdfs:subPropertyOf ?our", "?x ?p ?y", "?x ?our ?y"),
    ("prp-inv1", "?p owl:inverseOf ?our", "?x ?p ?y FILTER(!isLiteral(?y))", "?y ?our ?x"),
    ("prp-inv2", "?our owl:inverseOf ?p", "?x ?p ?y FILTER(!isLiteral(?y))", "?y ?our ?x"),
    ("prp-symp", "?our a owl:SymmetricProperty", "?x ?our ?y FILTER(!isLiteral(?y))", "?y ?our ?x"),
    ("prp-trp", "?our a owl:TransitiveProperty", "?x ?our ?y . ?y ?our ?z", "?x ?our ?z"),
    ("prp-spo2", "?our owl:propertyChainAxiom (?p ?q)", "?x ?p ?y . ?y ?q ?z", "?x ?our ?z"),
    ("cls-hv1", "?c " + _VALUE_CLASS.format(property="?our"), "?x a ?c", "?x ?our ?v"),
    ("cls-hv2", "?our " + _VALUE_CLASS.format(property="?p"), "?x ?p ?v", "?x a ?our"),
    ("prp-dom", "?p rdfs:domain ?our", "?x ?p ?y", "?x a ?our"),
    ("prp-rng", "?p rdfs:range ?our", "?x ?p ?y FILTER(!isLiteral(?y))", "?y a ?our"),
    ("cax-sco", "?c rdfs:subClassOf ?our", "?x a ?c", "?x a ?our"),
)  # fmt: skip
"""``?our`` is what the conclusion is said with; only terms of ours are taken for it."""


def infer(store: Store, *, engine: str = "rules") -> int:
    """Make ``graph:inferred`` anew from the resolved graph; returns how many triples it holds.

    What is resolved is not repeated. Raises BadParameter for an engine other than ``rules`` and
    ``owlrl``.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update("INSERT DATA { GRAPH graph:resolved { "
    ...              "partnership:p tp:hasParticipant org:zephyr , org:nordlens-optics } }")
    >>> infer(store)
    10
    >>> [str(b) for (b,) in store.select("SELECT ?b { org:zephyr tp:partnerOf ?b }")]
    ['<https://w3id.org/techpartners/id/org/nordlens-optics>']
    """
    if engine not in _ENGINES:
        raise BadParameter(f"no engine is called {engine!r}; use one of: {', '.join(_ENGINES)}")
    # All is worked out beside the store and written at once: nobody ever sees half of it.
    desk = ox.Store()
    desk.extend(_unnamed(store.quads(graph=RESOLVED)))
    # How new the newest article is decides what is current.
    desk.extend(_unnamed(store.quads(predicate=DATE_PUBLISHED)))
    known = set(desk)
    _ENGINES[engine](desk)
    for rule in sorted((folder("ontology") / "rules").glob("*.rq")):
        desk.update(rule.read_text(encoding="utf-8"))
    new = sorted((quad for quad in desk if quad not in known), key=str)
    store.replace_graph(INFERRED, (Quad(q.subject, q.predicate, q.object, INFERRED) for q in new))
    return len(new)


def _unnamed(quads: Iterable[Quad]) -> Iterable[Quad]:
    """The quads, moved to the default graph."""
    return (Quad(quad.subject, quad.predicate, quad.object) for quad in quads)


def compile_rules() -> list[str]:
    """The ontology's axioms as SPARQL updates, one each, in the order of ``AXIOM_RULES``.

    >>> print(next(rule for rule in compile_rules() if "#locatedIn> ?z }" in rule))
    INSERT { ?x <https://w3id.org/techpartners/ontology#locatedIn> ?z }
    WHERE { ?x <https://w3id.org/techpartners/ontology#locatedIn> ?y .
    ?y <https://w3id.org/techpartners/ontology#locatedIn> ?z }
    """
    axioms = ox.Store()
    axioms.extend(Quad(*triple) for triple in ontology())
    rules = []
    for _name, axiom, condition, conclusion in AXIOM_RULES:
        rule = f"INSERT {{ {conclusion} }} WHERE {{ {condition} }}"
        found = axioms.query(f"SELECT * WHERE {{ {axiom} }}", prefixes=PREFIXES)
        assert isinstance(found, ox.QuerySolutions)
        names = [variable.value for variable in found.variables]
        rows = ({name: row[name] for name in names} for row in found)
        rules += sorted(_fill(rule, bound) for bound in rows if _is_ours(bound["our"]))
    return rules


def _is_ours(term: object) -> bool:
    return isinstance(term, NamedNode) and term.value.startswith(ONTOLOGY)


def _fill(rule: str, bound: dict[str, object]) -> str:
    """The rule with its variables that the axiom has bound replaced by their terms."""
    return re.sub(r"\?(\w+)", lambda match: str(bound.get(match[1], match[0])), rule)


def _run_rules(desk: ox.Store) -> None:
    """Add all that follows by the compiled axioms: run them until nothing new comes."""
    rules = " ;\n".join(compile_rules())
    before = -1
    while before != len(desk):
        before = len(desk)
        desk.update(rules)


def _run_owlrl(desk: ox.Store) -> None:
    """Add what owlrl infers about the individuals at hand in our terms."""
    import owlrl
    import rdflib

    vocabulary = [Quad(*triple) for triple in ontology()]
    asserted = ox.serialize([*desk, *vocabulary], format=ox.RdfFormat.N_TRIPLES)
    graph = rdflib.Graph().parse(data=asserted, format="nt")
    # Its own reading of dates would stay behind in rdflib, and takes no yearless day.
    closure = owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, improved_datatypes=False)
    closure.expand(graph)
    individuals = {node for quad in desk for node in (quad.subject, quad.object)}
    individuals -= {quad.subject for quad in vocabulary}
    for triple in graph:
        # owlrl also writes literals as subjects, and blank nodes for restrictions: neither is ours.
        if not all(isinstance(term, rdflib.URIRef) for term in triple):
            continue
        quad = Quad(*(NamedNode(str(term)) for term in triple))
        said_with = quad.object if quad.predicate == TYPE else quad.predicate
        if _is_ours(said_with) and quad.subject in individuals:
            desk.add(quad)


_ENGINES: dict[str, Callable[[ox.Store], None]] = {"rules": _run_rules, "owlrl": _run_owlrl}
