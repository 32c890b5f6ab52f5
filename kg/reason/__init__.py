"""What follows from the resolved graph, by the ontology's own axioms and the rules beside it.

- ``axioms`` compiles the ontology to rules on ``patterns``, ``filed`` reads those that OWL cannot
  say;
- ``facts`` → ``chaining``: what follows from triples, and what no longer does;
- ``inference`` keeps ``graph:inferred``; ``referee`` is owlrl, slower by far, which must agree;
- ``proof`` tells why a triple holds, ``consistency`` what cannot be true, both down to the quotes.
"""

from __future__ import annotations

from kg.reason.consistency import Inconsistency, inconsistencies
from kg.reason.inference import following, infer
from kg.reason.proof import Ground, Proof, prove

__all__ = ["Ground", "Inconsistency", "Proof", "following", "inconsistencies", "infer", "prove"]
