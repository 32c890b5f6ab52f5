"""What a SPARQL syntax error means, and where it really is.

The engine's parser says how far it could read and lists what it tried there. It tries a keyword by
reading as many letters as the keyword has, so "expected OPTIONAL" at column 33 means that the
trouble begins at column 25; and a whole sentence among what it tried is the cause.
"""

from __future__ import annotations

import re

from kg.errors import QuerySyntaxError

_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_CHARACTERS = re.compile(r"\['.*?'\]|\[_\]", re.DOTALL)
_TOKEN = re.compile(r"[?$]?\w[\w:.-]*|\S")
_LAST_NAME = re.compile(r"([\w-]*):[\w.-]*$")

_CAUSES = {
    "IRI parsing failed": "an IRI is not whole, or holds a character that may not be in one",
    "The SELECT contains a variable that is unbound": (
        "a variable is selected that is neither grouped by nor counted"
    ),
    "Duplicated variable name in SELECT": "a variable is selected twice",
    "SELECT * is not authorized with GROUP BY": "SELECT * does not go with GROUP BY",
}
_UPDATE = re.compile(
    r"(?:\s|#.*|PREFIX\s+[\w.-]*:\s*<[^>]*>|BASE\s*<[^>]*>)*"
    r"(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)


def explain(error: SyntaxError, sparql: str, source: str) -> QuerySyntaxError:
    """The engine's complaint as one sentence with the line and column of the mistake.

    >>> text = "SELECT ?c { ?c a tp:Company tp:Person }"
    >>> error = explain(SyntaxError("error at 1:37: expected OPTIONAL"), text, "the query")
    >>> error.line, error.column, error.problem
    (1, 29, "what begins with 'tp:Person' is not understood")
    """
    if not (place := _PLACE.match(str(error))):
        return QuerySyntaxError(source, None, None, str(error))
    if update := _UPDATE.match(sparql):
        line, column = _position(sparql, update.start(1))
        problem = f"{update[1].upper()} changes the graph, and a query only reads it"
        return QuerySyntaxError(source, line, column, problem)
    tried = _CHARACTERS.sub("", place[3])
    offset = _offset(sparql, int(place[1]), int(place[2]))
    keywords = re.findall(r"(?:^|, )([A-Za-z]{2,})(?=,|$)", tried)
    if keywords and '"' not in tried:
        offset -= min(map(len, keywords))
    problem = _problem(sparql, max(offset, 0), tried)
    return QuerySyntaxError(source, *_position(sparql, max(offset, 0)), problem)


def _problem(sparql: str, offset: int, tried: str) -> str:
    if not sparql.strip():
        return "it is empty"
    if "Prefix not found" in tried and (name := _LAST_NAME.search(sparql[:offset])):
        return f"the prefix {name[1] + ':'!r} is not declared"
    for sentence, cause in _CAUSES.items():
        if sentence in tried:
            return cause
    if token := _TOKEN.search(sparql, offset):
        return f"what begins with {token[0]!r} is not understood"
    return "a } is missing at the end" if '"}"' in tried else "it ends too soon, or is no query"


def _offset(text: str, line: int, column: int) -> int:
    return sum(len(before) + 1 for before in text.split("\n")[: line - 1]) + column - 1


def _position(text: str, offset: int) -> tuple[int, int]:
    """The 1-based line and column of an offset."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
