"""What the words beside a name say that it stands for, added up over the document.

So a name that is clear once is clear everywhere. The sums are features of a learnt model: see
``runs.py``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from kg.extract.document import Document
from kg.extract.tables.naming import TYPE_CUES
from kg.model import Span
from kg.text.gazetteer import Gazetteer
from kg.text.names import core_name, name_key

_LEGAL_FORM = 3.0
_REGION = 3.0

Tally = defaultdict[str, float]
"""For each type the weight of all cues that speak for it."""


def tallies(doc: Document, spans: list[Span], gazetteer: Gazetteer) -> dict[str, Tally]:
    """For the key of each name the weight of all cues for each type.

    >>> from kg.model import Article
    >>> doc = Document.of(Article("example", "The deal was signed by Nordlens AG.", sha256=""))
    >>> dict(tallies(doc, [Span(23, 34)], Gazetteer())["nordlens"])
    {'organization': 4.0}
    """
    found: dict[str, Tally] = {}
    heard: Counter[tuple[str, re.Pattern[str]]] = Counter()
    for span in spans:
        name = span.of(doc.text)
        key = name_key(name)
        tally = found.setdefault(key, defaultdict(float))
        sides = {"left": doc.before(span), "right": doc.after(span), "name": name}
        for cue in TYPE_CUES:
            if cue.pattern.search(sides[cue.side]):
                heard[key, cue.pattern] += 1  # A cue heard again says little new.
                tally[cue.type] += cue.weight / heard[key, cue.pattern]
        if core_name(name) != name.removeprefix("The "):
            tally["organization"] += _LEGAL_FORM
        region = re.match(r", ([A-Z][\w. ]*?),? ", sides["right"])
        if region and gazetteer.place(region[1]):
            tally["place"] += _REGION
    return found
