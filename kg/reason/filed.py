"""The rules of ``ontology/rules``: what OWL cannot say, in SPARQL, a file each.

They are run once, after the axioms and in the order of the alphabet, over the resolved and the
inferred graph and the day as of which is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode

from kg.resources import folder
from kg.terms import INFERRED, META, RESOLVED, iri

DATASET = (RESOLVED, INFERRED, META)
"""The graphs that the rules are asked over."""

_UPDATE = re.compile(r"^INSERT \{(?P<conclusions>.*?)\}\s*WHERE \{(?P<where>.*)\}", re.M | re.S)
_BECAUSE = re.compile(r"^# Because: (.*)$", re.M)
_TABLE = re.compile(r"VALUES \((?P<names>[^)]*)\) \{(?P<rows>.*?)\}", re.S)


@dataclass(frozen=True, slots=True)
class FiledRule:
    """A rule of a file; all its parts are SPARQL."""

    name: str
    """the file's name"""
    conclusions: tuple[str, ...]
    where: str
    because: str
    """the triple patterns that its conclusions rest on"""

    def updates(self, things: Iterable[NamedNode] | None = None) -> Iterator[str]:
        """The rule as updates that add to ``graph:inferred``: all, or what some have to do.

        That is what is said of some things and others among them. What is resolved is not repeated.
        """
        using = " ".join(f"USING {graph}" for graph in DATASET)
        nodes = None if things is None else list(map(str, things))
        for conclusion in self.conclusions:
            subject, _, object = conclusion.split()
            given = among = ""
            if nodes is not None:
                given = f"VALUES {subject} {{ {' '.join(nodes)} }}"
                among = f"FILTER ({object} IN ({', '.join(nodes)}))"
            yield (
                f"INSERT {{ GRAPH {INFERRED} {{ {conclusion} }} }} {using} USING NAMED {RESOLVED} "
                f"WHERE {{ {given} {among} {self.where} "
                f"FILTER NOT EXISTS {{ GRAPH {RESOLVED} {{ {conclusion} }} }} }}"
            )

    @property
    def predicates(self) -> frozenset[NamedNode]:
        """What the conclusions are said with; a variable is any of its values in the rule."""
        said_with = {conclusion.split()[1] for conclusion in self.conclusions}
        for table in _TABLE.finditer(self.where):
            names = table["names"].split()
            for row in re.findall(r"\(([^)]*)\)", table["rows"]):
                values = dict(zip(names, row.split(), strict=True))
                said_with |= {values[name] for name in said_with & values.keys()}
        return frozenset(iri(name) for name in said_with if not name.startswith("?"))


@cache
def filed_rules() -> tuple[FiledRule, ...]:
    """The rules in the order in which they are run.

    Raises ValueError for a file that is not of the form ``# Because: … INSERT { … } WHERE { … }``.

    >>> [rule.name for rule in filed_rules()][:2]
    ['current-partner', 'directed-edges']
    """
    paths = sorted((folder("ontology") / "rules").glob("*.rq"))
    return tuple(_rule(path.stem, path.read_text(encoding="utf-8")) for path in paths)


def _rule(name: str, text: str) -> FiledRule:
    update, because = _UPDATE.search(text), _BECAUSE.search(text)
    if not update or not because:
        raise ValueError(f"the rule {name} lacks # Because: … or INSERT {{ … }} WHERE {{ … }}")
    conclusions = tuple(part.strip() for part in update["conclusions"].split(" . "))
    return FiledRule(name, conclusions, update["where"].strip(), because[1])


@cache
def filed_predicates() -> frozenset[NamedNode]:
    """All that the files conclude with.

    >>> iri("tp:partnerOf") in filed_predicates(), iri("tp:licensesTo") in filed_predicates()
    (True, True)
    """
    return frozenset().union(*(rule.predicates for rule in filed_rules()))


@cache
def deciding_predicates() -> frozenset[NamedNode]:
    """All that the files ask for: where nothing of it changes, nothing that they conclude does."""
    names = {name for rule in filed_rules() for name in re.findall(r"\btp:\w+", rule.where)}
    return frozenset(map(iri, names))
