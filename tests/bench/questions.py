"""What each named query is asked on generated data: the parameters its own example gives."""

from __future__ import annotations

import shlex

from kg.cli.ask import Question
from kg.query import NamedQuery

VALUES = {
    "company": "Company 0",
    "country": "Utopia",
    "kind": "component-supply",
    "min": "2",
    "modality": "rumoured",
    "on": "2018-06-30",
    "other": "Company 1",
    "since": "2022-01-01",
}
"""For each parameter a value that the generated data has an answer to."""


def given(query: NamedQuery) -> dict[str, str]:
    """The parameters of the query's example, with values of the generated data."""
    example = Question.parse(shlex.split(query.example)[2:])
    if missing := set(example.parameters) - set(VALUES):
        raise KeyError(f"{query.name}: no value in VALUES for {', '.join(sorted(missing))}")
    return {name: VALUES[name] for name in example.parameters}
