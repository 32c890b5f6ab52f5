"""Answers: rows with named values, whatever form the query had.

A CONSTRUCT or DESCRIBE answers with rows of subject, predicate and object, an ASK with one row of
one truth, so that every answer can be walked, counted, and handed to pandas in the same way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from kg.errors import BadParameter
from kg.query.formats import FORMATS, AnyTerm, display
from kg.terms import iri

if TYPE_CHECKING:
    import pandas

Value = str | int | float | bool | dt.date | None

_READERS: dict[NamedNode, Callable[[str], Value]] = {
    iri("xsd:integer"): int,
    iri("xsd:decimal"): float,
    iri("xsd:double"): float,
    iri("xsd:float"): float,
    iri("xsd:boolean"): lambda text: text in ("true", "1"),
    iri("xsd:date"): dt.date.fromisoformat,
    iri("xsd:dateTime"): dt.datetime.fromisoformat,
}
_SHOWN_IN_HTML = 100


def to_value(term: AnyTerm | None) -> Value:
    """The Python value of an RDF term: an IRI becomes its text, and so does a partial date.

    >>> to_value(Literal(3)), to_value(iri("org:zephyr"))
    (3, 'https://w3id.org/techpartners/id/org/zephyr')
    """
    if isinstance(term, Literal):
        try:
            return _READERS.get(term.datatype, str)(term.value)
        except ValueError:  # a date with a time zone, or a literal that belies its datatype
            return term.value
    if isinstance(term, NamedNode):
        return term.value
    return None if term is None else str(term)


class Row:
    """One row of an answer: its values in order, by name, or as attributes.

    >>> row = Row({"partner": Literal("Zephyr"), "ways": Literal(2), "until": None})
    >>> row.partner, row["ways"], list(row)
    ('Zephyr', 2, ['Zephyr', 2, None])
    """

    __slots__ = ("terms",)

    def __init__(self, terms: Mapping[str, AnyTerm | None]) -> None:
        self.terms = terms
        """The RDF terms behind the values, by column."""

    def __getitem__(self, column: str) -> Value:
        return to_value(self.terms[column])

    def __getattr__(self, column: str) -> Value:
        if column in Row.__slots__ or column not in self.terms:
            raise AttributeError(
                f"there is no column {column!r}; there are {', '.join(self.terms)}"
            )
        return self[column]

    def __iter__(self) -> Iterator[Value]:
        return (to_value(term) for term in self.terms.values())

    def __len__(self) -> int:
        return len(self.terms)

    def keys(self) -> list[str]:
        """The columns, so that ``dict(row)`` works."""
        return list(self.terms)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row) and self.terms == other.terms

    def __hash__(self) -> int:
        return hash(tuple(self.terms.items()))

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{column}={self[column]!r}' for column in self.terms)})"


@dataclass(frozen=True, slots=True, repr=False)
class Result:
    """The whole answer to a query; iterating gives its rows.

    ``kind`` is ``select``, ``graph`` (CONSTRUCT, DESCRIBE) or ``boolean`` (ASK).
    """

    kind: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @classmethod
    def of(
        cls, answer: QuerySolutions | QueryTriples | QueryBoolean, hidden: Iterable[str] = ()
    ) -> Result:
        """Read an answer of the store to its end, without the columns in ``hidden``."""
        if isinstance(answer, QueryBoolean):
            return cls("boolean", ("answer",), (Row({"answer": Literal(bool(answer))}),))
        if isinstance(answer, QueryTriples):
            parts = ("subject", "predicate", "object")
            triples = sorted(set(answer), key=str)
            return cls("graph", parts, tuple(_row(parts, triple) for triple in triples))
        left_out = set(hidden)
        names = [variable.value for variable in answer.variables]
        shown = [place for place, name in enumerate(names) if name not in left_out]
        columns = tuple(names[place] for place in shown)
        rows = (_row(columns, (solution[place] for place in shown)) for solution in answer)
        return cls("select", columns, tuple(rows))

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        """What an ASK answered; else whether there is any row."""
        return bool(self.rows[0]["answer"]) if self.kind == "boolean" else bool(self.rows)

    def __repr__(self) -> str:
        return f"<{self.kind} result: {len(self)} rows of {', '.join(self.columns)}>"

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that suit this kind of answer, the one for reading first."""
        return tuple(FORMATS[self.kind])

    def to_dicts(self) -> list[dict[str, Value]]:
        """One dictionary of Python values for each row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def cells(self) -> list[list[str]]:
        """The rows as people read them: IRIs shortened, empty text where there is no value."""
        return [[display(term) for term in row.terms.values()] for row in self.rows]

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a data frame of Python values."""
        import pandas as pd

        return pd.DataFrame([list(row) for row in self.rows], columns=list(self.columns))

    def serialize(self, format: str = "table") -> str:
        """The answer as text, ending in a line break.

        ``format`` is csv, tsv, json, xml or markdown for rows, turtle or ntriples for a graph, text
        (yes or no), csv, tsv, json or xml for a truth; table is what reads best of these. Raises
        BadParameter for one that does not suit.

        >>> row = Row({"partner": Literal("Zephyr")})
        >>> print(Result("select", ("partner",), (row,)).serialize("markdown"))
        | partner |
        | --- |
        | Zephyr |
        <BLANKLINE>
        """
        writer = FORMATS[self.kind].get(format)
        if writer is None:
            raise BadParameter(
                f"{format!r} does not suit this answer, a {self.kind}; "
                f"it can be written as {', '.join(self.formats)}"
            )
        return writer(self.columns, [tuple(row.terms.values()) for row in self.rows])

    def _repr_html_(self) -> str:
        """A table for notebooks; of a long answer the beginning."""
        import html

        def line(tag: str, cells: Iterable[str]) -> str:
            return "<tr>" + "".join(f"<{tag}>{html.escape(c)}</{tag}>" for c in cells) + "</tr>"

        cells = self.cells()
        body = "".join(line("td", row) for row in cells[:_SHOWN_IN_HTML])
        more = len(cells) - _SHOWN_IN_HTML
        note = f"<p>… and {more} more</p>" if more > 0 else ""
        head = line("th", self.columns)
        return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>{note}"


def _row(columns: tuple[str, ...], terms: Iterable[AnyTerm | None]) -> Row:
    return Row(dict(zip(columns, terms, strict=True)))
