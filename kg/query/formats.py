"""The forms an answer is written in: W3C's for programs, markdown for people, Turtle for graphs.

The engine can serialize its own answers, but only whole and once; these writers take the rows that
are left when the columns of parameters are hidden. Tests hold them to the engine's own reading.
Each loads what it writes with when it is called: the plain answer of ``kg query`` needs none of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pyoxigraph as ox
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.terms import PREFIXES, SPARQL_RESULTS, curie, iri

AnyTerm = NamedNode | BlankNode | Literal | Triple
Columns = Sequence[str]
Rows = Sequence[Sequence[AnyTerm | None]]
Writer = Callable[[Columns, Rows], str]

_STRING = iri("xsd:string")
# Compiled when first used: compiling it takes longer than all other imports of this module.
_NOT_IN_XML = r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def display(term: AnyTerm | None) -> str:
    """A term as people read it: a literal's text, an IRI with its prefix, nothing for nothing.

    >>> display(iri("org:nordlens")), display(Literal("Nordlens", language="en")), display(None)
    ('org:nordlens', 'Nordlens', '')
    """
    if isinstance(term, NamedNode):
        return curie(term)
    return "" if term is None else _plain(term)


def _plain(term: AnyTerm | None) -> str:
    """A term as the CSV format of SPARQL writes it, which tells no IRI from a string."""
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _markdown(columns: Columns, rows: Rows) -> str:
    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(" ".join(c.replace("|", r"\|").split()) for c in cells) + " |\n"

    table = [[display(term) for term in row] for row in rows]
    return "".join(line(cells) for cells in (columns, ["---"] * len(columns), *table))


def _csv(columns: Columns, rows: Rows) -> str:
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out)  # lines end in CRLF, as W3C asks
    writer.writerow(columns)
    writer.writerows([_plain(term) for term in row] for row in rows)
    return out.getvalue()


def _tsv(columns: Columns, rows: Rows) -> str:
    lines = ["\t".join(f"?{column}" for column in columns)]
    for row in rows:
        cells = ("" if term is None else str(term) for term in row)
        lines.append("\t".join(cell.replace("\t", r"\t") for cell in cells))
    return "\n".join(lines) + "\n"


def _json_term(term: AnyTerm) -> dict[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = zip(("subject", "predicate", "object"), term, strict=True)
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts}}
    literal: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        literal["xml:lang"] = term.language
    elif term.datatype != _STRING:
        literal["datatype"] = term.datatype.value
    return literal


def _json(columns: Columns, rows: Rows) -> str:
    import json

    bindings = [
        {
            name: _json_term(term)
            for name, term in zip(columns, row, strict=True)
            if term is not None
        }
        for row in rows
    ]
    answer = {"head": {"vars": list(columns)}, "results": {"bindings": bindings}}
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def _xml_text(text: str) -> str:
    import html

    # XML has no way to write most control characters, and reads a bare \r as \n.
    return html.escape(re.sub(_NOT_IN_XML, "\ufffd", text)).replace("\r", "&#13;")


def _xml_term(term: AnyTerm) -> str:
    if isinstance(term, NamedNode):
        return f"<uri>{_xml_text(term.value)}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{term.value}</bnode>"
    if isinstance(term, Triple):
        parts = zip(("subject", "predicate", "object"), term, strict=True)
        inner = "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in parts)
        return f"<triple>{inner}</triple>"
    about = ""
    if term.language:
        about = f' xml:lang="{term.language}"'
    elif term.datatype != _STRING:
        about = f' datatype="{_xml_text(term.datatype.value)}"'
    return f"<literal{about}>{_xml_text(term.value)}</literal>"


def _xml_document(head: str, body: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sparql xmlns="{SPARQL_RESULTS}">\n <head>{head}</head>\n {body}\n</sparql>\n'
    )


def _xml(columns: Columns, rows: Rows) -> str:
    head = "".join(f'<variable name="{column}"/>' for column in columns)
    lines = []
    for row in rows:
        pairs = zip(columns, row, strict=True)
        cells = (f'<binding name="{n}">{_xml_term(t)}</binding>' for n, t in pairs if t is not None)
        lines.append(f"  <result>{''.join(cells)}</result>\n")
    return _xml_document(head, f"<results>\n{''.join(lines)} </results>")


def _truth(rows: Rows) -> bool:
    return _plain(rows[0][0]) == "true"


def _truth_json(_: Columns, rows: Rows) -> str:
    import json

    return json.dumps({"head": {}, "boolean": _truth(rows)}) + "\n"


def _truth_xml(_: Columns, rows: Rows) -> str:
    return _xml_document("", f"<boolean>{str(_truth(rows)).lower()}</boolean>")


def _graph(format: ox.RdfFormat) -> Writer:
    def write(_: Columns, rows: Rows) -> str:
        triples = [Triple(*row) for row in rows]  # type: ignore[arg-type]
        written = ox.serialize(triples, format=format, prefixes=_prefixes(triples))
        return (written or b"").decode()

    return write


def _prefixes(triples: Sequence[Triple]) -> dict[str, str]:
    """The prefixes that these triples use."""
    terms = {term for triple in triples for term in triple}
    terms |= {term.datatype for term in terms if isinstance(term, Literal)}
    names = (curie(term) for term in terms if isinstance(term, NamedNode))
    used = {name.split(":", 1)[0] for name in names if not name.startswith("<")}
    return {prefix: PREFIXES[prefix] for prefix in sorted(used)}


def _yes_no(_: Columns, rows: Rows) -> str:
    return "yes\n" if _truth(rows) else "no\n"


_turtle = _graph(ox.RdfFormat.TURTLE)

FORMATS: dict[str, dict[str, Writer]] = {
    "select": {
        "table": _markdown,
        "markdown": _markdown,
        "csv": _csv,
        "tsv": _tsv,
        "json": _json,
        "xml": _xml,
    },
    "graph": {
        "table": _turtle,
        "turtle": _turtle,
        "ntriples": _graph(ox.RdfFormat.N_TRIPLES),
    },
    "boolean": {
        "table": _yes_no,
        "text": _yes_no,
        "csv": _csv,
        "tsv": _tsv,
        "json": _truth_json,
        "xml": _truth_xml,
    },
}
"""For each kind of answer the formats that suit it; ``table`` is the one for reading."""
