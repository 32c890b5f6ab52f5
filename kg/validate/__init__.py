"""Checks the graph against the shapes of ``ontology/shapes.ttl``; sets aside what fails.

``shapes`` holds what is asked, ``check`` finds what is wrong, ``cut`` keeps that to what a change
touches and ``sieve`` to what may be wrong, in articles' own graphs by ``accounts``; ``quarantine``
sets it aside, ``report`` writes it down.
"""

from kg.validate.accounts import doubtful, suspicious
from kg.validate.check import check, validate
from kg.validate.cut import targets, widened
from kg.validate.finding import Violation
from kg.validate.quarantine import quarantine, quarantined, quarantined_nodes
from kg.validate.report import FORMATS, render

__all__ = [
    "FORMATS",
    "Violation",
    "check",
    "doubtful",
    "quarantine",
    "quarantined",
    "quarantined_nodes",
    "render",
    "suspicious",
    "targets",
    "validate",
    "widened",
]
