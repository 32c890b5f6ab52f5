"""What people decided about claims and names, and what the claims come to with it.

Judgements are lines (``lines``) of a file that only grows (``ledger``); they speak in terms that
outlive a new reading of the articles (``judgements``), and are matched (``lookup``) and applied
(``replay``) each time the graph is made; what they add to articles is made by ``adding``.
"""

from __future__ import annotations

from kg.curation.adding import Added
from kg.curation.judgements import Judgement, Target
from kg.curation.ledger import Ledger, ledger_beside, standing
from kg.curation.listing import Entry, entries
from kg.curation.replay import Replay, replay

__all__ = [
    "Added",
    "Entry",
    "Judgement",
    "Ledger",
    "Replay",
    "Target",
    "entries",
    "ledger_beside",
    "replay",
    "standing",
]
