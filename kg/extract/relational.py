"""Nouns that name one side of a partnership: "its supplier Acme", "Acme, a supplier to Globex".

The noun has a *holder* (its possessor, or what follows "of", "to", "for") and a *bearer* (whom it
is said of). The bearer plays the role that the noun names.
"""

from __future__ import annotations

import re

from kg.extract.document import Document
from kg.extract.groups import Group
from kg.extract.lexicon import Cue
from kg.extract.tables.sides import RELATIONAL
from kg.model import Span

_OWNED = re.compile(r"^(?:['’]s?)? ?(?:[\w-]+ ){0,3}$")
_NAMED_AFTER = re.compile(
    r"^s?,? ?(?:(?:also |now )?(?:include[sd]?|including|such as|like|is|are|was|were|"
    r"for [\w ]+ is) )?(?:the )?$"
)
_OF = re.compile(
    r"^s? (?:(?:of|to|for|in|at) )(?:[\w-]+ ){0,4}$|^s? (?:of|for) [\w -]{1,40} (?:to|for|of|"
    r"in) (?:the )?$"
)
_SAID_OF = re.compile(  # "Acme, a", "Acme is the", "counts Acme among"
    r"^(?:, (?:an?|the|one of|another|also|which)?|,? (?:is|are|was|were|be|becomes?|became|"
    r"remains?|as|among|"
    r"will be|has been|had been|will become|one of))\b.{0,60}$"
)


def is_relational(cue: Cue, text: str) -> bool:
    """Whether a cue is a noun for one side: "supplier", "biggest customer"."""
    return bool(RELATIONAL.search(cue.span.of(text)))


def related(
    doc: Document, cue: Span, left: list[Group], right: list[Group]
) -> tuple[Group, Group] | None:
    """The bearer and the holder of the noun at ``cue``; None where one of them is missing."""
    text = doc.text
    holder = next(
        (g for g in reversed(left) if _OWNED.match(text[g.span.end : cue.start]) and _owns(doc, g)),
        None,
    )
    if holder is None:
        holder = next((g for g in right[:1] if _OF.match(text[cue.end : g.span.start])), None)
    if holder is None:
        return None
    after = next(
        (g for g in right if g is not holder and _NAMED_AFTER.match(text[cue.end : g.span.start])),
        None,
    )
    before = next(
        (
            g
            for g in reversed(left)
            if _differs(g, holder) and _SAID_OF.match(text[g.span.end : cue.start])
        ),
        None,
    )
    bearer = after or before
    return (bearer, holder) if bearer and _differs(bearer, holder) else None


def _owns(doc: Document, group: Group) -> bool:
    """Whether a group stands in the possessive: "Acme's", "its"."""
    return bool(
        re.search(
            r"(?i)(?:['’]s?|\bits|\btheir)$",
            group.span.of(doc.text) + doc.after(group.span, 2).rstrip(),
        )
    )


def _differs(one: Group, other: Group) -> bool:
    return not set(one.entities) & set(other.entities)
