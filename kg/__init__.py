"""kg: a knowledge graph of tech-industry partnerships, with the words behind every statement.

>>> from kg import KnowledgeGraph
>>> graph = KnowledgeGraph.memory()
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.version import __version__

if TYPE_CHECKING:
    from kg.curation import Judgement, Target
    from kg.dates import PartialDate
    from kg.errors import KgError
    from kg.model import Article, Evidence, Extraction, Record
    from kg.pipeline import KnowledgeGraph
    from kg.runs import Report

_HOME = {
    "Article": "kg.model",
    "Evidence": "kg.model",
    "Extraction": "kg.model",
    "Judgement": "kg.curation",
    "KgError": "kg.errors",
    "KnowledgeGraph": "kg.pipeline",
    "PartialDate": "kg.dates",
    "Record": "kg.model",
    "Report": "kg.runs",
    "Target": "kg.curation",
}

__all__ = [
    "Article",
    "Evidence",
    "Extraction",
    "Judgement",
    "KgError",
    "KnowledgeGraph",
    "PartialDate",
    "Record",
    "Report",
    "Target",
    "__version__",
]


def __getattr__(name: str) -> Any:
    # Names are fetched when asked for, so that the command does not load what it does not use.
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
