"""Named queries: ``.rq`` files whose leading comments say what they answer and what they take.

    # title: Partners of a company
    # question: Who is or was in partnership with this company, on this day?
    # param company: organization, required — whose partners
    # param on: date, optional — the day asked about
    # example: kg query partners --company Nordlens --on 2020-06-30

A parameter is the variable of the same name. ``queries/README.md`` tells how to write one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kg.errors import BadParameter, UnknownName
from kg.query.parameters import TYPES, Parameter
from kg.resources import folder

_NEEDED = ("title", "question", "example")
_FIELD = re.compile(r"#\s*(?:(title|question|example)|param\s+(\w+))\s*:\s*(.*)")
_PARAMETER = re.compile(r"(\w+)\s*,\s*(required|optional)\s*(?:—|--?)\s*(\S.*)")


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with a name, the question it answers, a command that asks it, and its parameters."""

    name: str
    title: str
    question: str
    example: str
    parameters: tuple[Parameter, ...]
    sparql: str

    @classmethod
    def parse(cls, name: str, text: str) -> NamedQuery:
        """Read a query with its header; raises BadParameter for a header that is not understood.

        >>> header = "# title: All companies\\n# question: Which are known?\\n"
        >>> header += "# example: kg query all\\n"
        >>> query = NamedQuery.parse("all", header + "SELECT ?company { ?company a tp:Company }")
        >>> query.title, query.parameters
        ('All companies', ())
        """
        fields: dict[str, str] = {}
        parameters: list[Parameter] = []
        for number, line in enumerate(text.splitlines(), 1):
            if not line.startswith("#"):
                break
            if not (match := _FIELD.fullmatch(line.rstrip())):
                raise BadParameter(
                    f"{name}.rq, line {number}: {line.strip()!r} is not understood; a header holds "
                    "'# title: …', '# question: …', '# param NAME: TYPE, required — …' and "
                    "'# example: …'"
                )
            field, parameter, value = match.groups()
            if field:
                fields[field] = value
            else:
                parameters.append(_parameter(f"{name}.rq, line {number}", parameter, value))
        if missing := [field for field in _NEEDED if not fields.get(field)]:
            raise BadParameter(f"{name}.rq has no {missing[0]}; begin it with '# {missing[0]}: …'")
        title, question, example = (fields[field] for field in _NEEDED)
        return cls(name, title, question, example, tuple(parameters), text)

    @property
    def takes(self) -> str:
        """Its parameters in one phrase, for messages.

        >>> find("partners").takes
        'company and optionally on'
        """
        required = ", ".join(p.name for p in self.parameters if p.required)
        optional = ", ".join(p.name for p in self.parameters if not p.required)
        optional = optional and f"optionally {optional}"
        return " and ".join(filter(None, (required, optional))) or "no parameters"


def named_queries(directory: Path | None = None) -> dict[str, NamedQuery]:
    """All named queries, sorted by name: those of the package, or of another folder.

    >>> "partners" in named_queries()
    True
    """
    files = _files(directory or folder("queries"))
    return {
        name: NamedQuery.parse(name, path.read_text(encoding="utf-8"))
        for name, path in files.items()
    }


def find(name: str) -> NamedQuery:
    """The query called ``name``; raises UnknownName with the nearest names.

    >>> find("history").title
    "History of a company's partnerships"
    """
    # Only its own file is read: reading them all takes longer than most questions do.
    files = _files(folder("queries"))
    if name not in files:
        raise UnknownName("query", name, files)
    return NamedQuery.parse(name, files[name].read_text(encoding="utf-8"))


def _files(directory: Path) -> dict[str, Path]:
    """The ``.rq`` files of a folder by the names of their queries, sorted."""
    return {path.stem: path for path in sorted(directory.glob("*.rq"))}


def _parameter(place: str, name: str, text: str) -> Parameter:
    if not (match := _PARAMETER.fullmatch(text)):
        raise BadParameter(
            f"{place}: {text!r} is not understood; write a parameter as "
            f"'# param {name}: TYPE, required — what it is' or with optional"
        )
    kind, need, description = match.groups()
    if kind not in TYPES:
        raise BadParameter(
            f"{place}: {kind!r} is no parameter type; it is one of {', '.join(TYPES)}"
        )
    return Parameter(name, kind, need == "required", description)
