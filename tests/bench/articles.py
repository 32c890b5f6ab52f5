"""An article of the generated graph: claims about one partnership, each with a quote of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Article:
    """What one article says of a partnership, and the words it says it in."""

    name: str
    published: dt.date
    about: str
    claims: list[tuple[str, str, str, str]] = field(default_factory=list)
    """predicate, object, modality, and who said so, if anybody did"""
    mentions: dict[str, str] = field(default_factory=dict)
    """what the article names, and what it means by that"""

    def __post_init__(self) -> None:
        self.subject = self.mention(self.about)

    def mention(self, node: str) -> str:
        """The article's own node for a thing of the resolved graph."""
        inner = self._inner(node.partition(":")[2])
        self.mentions[inner] = node
        return inner

    def _inner(self, name: str) -> str:
        return f"<id/article/{self.name}#{name}>"

    def claim(self, predicate: str, object: str, modality: str, *, said_by: str = "") -> None:
        """One more statement about the partnership."""
        self.claims.append((predicate, object, modality, said_by))

    @property
    def claim_nodes(self) -> list[str]:
        """The prefixed names of its claims."""
        return [f"claim:{self.name}-{place}" for place in range(len(self.claims))]

    def denotations(self) -> Iterator[str]:
        """What its own nodes mean, for the resolved graph."""
        return (f"{inner} tp:denotes {node} ." for inner, node in self.mentions.items())

    def trig(self) -> Iterator[str]:
        """Its graph."""
        quotes = [f"In article {self.name} it says this at place {n}." for n in range(2)]
        yield f"""<graph/article/{self.name}> {{
article:{self.name} a tp:Article ; schema:headline 'News {self.name}' ;
  schema:datePublished '{self.published}'^^xsd:date ; schema:publisher 'The Daily {self.name[0]}' ;
  schema:inLanguage 'en' ; schema:url <https://example.com/{self.name}> ;
  schema:articleBody '{" ".join(quotes)}' ; tp:textSha256 '{self.name}' ."""
        start = 0
        for place, quote in enumerate(quotes):
            words, selector = self._inner(f"q{place}"), self._inner(f"s{place}")
            yield f"""{words} a tp:Evidence ;
  oa:hasSource article:{self.name} ; oa:hasSelector {selector} .
{selector} a oa:TextQuoteSelector , oa:TextPositionSelector ;
  oa:exact '{quote}' ; oa:start {start} ; oa:end {start + len(quote)} ."""
            start += len(quote) + 1
        for place, (predicate, object, modality, said_by) in enumerate(self.claims):
            said = f" ; tp:saidBy '{said_by}'" if said_by else ""
            yield f"""{self.claim_nodes[place]} a tp:Claim ; rdf:subject {self.subject} ;
  rdf:predicate {predicate} ; rdf:object {object} ; tp:modality modality:{modality} ;
  tp:confidence 0.9 ; prov:wasDerivedFrom article:{self.name} ;
  tp:evidence {self._inner(f"q{place % 2}")}{said} ."""
        yield "}"
