"""An article with escapes gives what the same article without them gives, in its own words."""

from __future__ import annotations

from kg.extract import RuleExtractor
from kg.model import Article

PLAIN = (
    "Nordlens & Sons’ chief executive, Dana Whitlock, said on Monday that the company would supply "
    "lenses to Zephyr Mobile for its Kite™ phones. “Zephyr’s engineers & ours will work together.”"
)
WRITTEN = (
    PLAIN.replace("&", "&amp;")
    .replace("’", "&rsquo;")
    .replace("™", "&trade;")
    .replace("“", "&ldquo;")
)


def test_escapes_make_no_difference_but_in_the_quotes() -> None:
    plain, written = (
        RuleExtractor().extract(Article("x", text, sha256="")) for text in (PLAIN, WRITTEN)
    )
    assert plain.records and not written.refused
    assert written.article.text == WRITTEN
    for one, other in zip(plain.records, written.records, strict=True):
        assert one.subject == other.subject
        assert [(s.field, s.value) for s in one.statements] == [
            (s.field, s.value) for s in other.statements
        ]
        assert all(e.grounded_in(WRITTEN) for e in other.evidence)
    assert [m.entity for m in plain.mentions] == [m.entity for m in written.mentions]
    assert all(m.span.of(WRITTEN) == m.text for m in (*written.mentions, *written.references))
