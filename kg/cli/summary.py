"""What is in a graph, for a person: numbers, the newest partnerships with their words, problems."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from kg.cli.output import print_table
from kg.query import run
from kg.terms import local_name

if TYPE_CHECKING:
    from rich.console import Console

    from kg.pipeline import KnowledgeGraph
    from kg.runs import Report
    from kg.statistics import Statistics
    from kg.validate import Violation

NEWEST = 3
MANY = 3
BAR = 30
"""The longest line of a histogram, in letters."""
_THINGS = (
    ("article", "articles"),
    ("company", "companies"),
    ("person", "people"),
    ("product", "products"),
)
_PARTNERSHIPS = """
SELECT ?label ?stage ?start ?end ?quote ?headline
  (GROUP_CONCAT(DISTINCT ?kindLabel; separator=", ") AS ?kinds)
WHERE {
  ?partnership a tp:Partnership ; rdfs:label ?label ; tp:stage/skos:prefLabel ?stage .
  OPTIONAL { ?partnership tp:kind/skos:prefLabel ?kindLabel }
  OPTIONAL { ?partnership tp:startDate ?start }
  OPTIONAL { ?partnership tp:endDate ?end }
  OPTIONAL { ?partnership tp:startEarliest ?since }
  { SELECT ?partnership (MIN(?said) AS ?quote) (MIN(?title) AS ?headline) WHERE {
      ?claim rdf:subject/tp:denotes ?partnership ; rdf:predicate tp:stage ;
        rdf:object/^tp:stage ?partnership ;
        tp:evidence/oa:hasSelector/oa:exact ?said ; prov:wasDerivedFrom/schema:headline ?title
    } GROUP BY ?partnership }
}
GROUP BY ?partnership ?label ?stage ?start ?end ?quote ?headline ?since
ORDER BY DESC(?since) ?label"""


def print_summary(kg: KnowledgeGraph, report: Report | None, console: Console) -> None:
    """Print what the graph holds, and after an ingest what is wrong with it."""
    from rich.text import Text

    counts = kg.stats()
    things = (f"{counts[many]} {one if counts[many] == 1 else many}" for one, many in _THINGS)
    console.print(Text(", ".join(things), style="bold"))
    stages = (name.split(" ", 1) for name in counts if name.startswith("partnerships "))
    by_stage = ", ".join(f"{counts[f'{what} {stage}']} {stage}" for what, stage in stages)
    console.print(f"{counts['partnerships']} partnerships: {by_stage or 'none yet'}")
    for row in run(kg.store, _PARTNERSHIPS).to_dicts()[:NEWEST]:
        console.print(Text.assemble("\n", (str(row["label"]), "bold cyan"), f"  {_life(row)}"))
        console.print(Text(f"  {row['kinds']}"))
        console.print(Text(f"  “{row['quote']}”", style="italic"))
        console.print(Text(f"  {row['headline']}", style="dim"))
    if report is not None:
        console.print()
        for line in findings(report.violations):
            console.print(Text(line, style="yellow"))
        console.print(_verdict([violation.severity for violation in report.violations]))


def print_statistics(figures: Statistics) -> None:
    """Print a table for each figure that has any, and a histogram of confidence."""
    published, begun = figures.articles_by_year, figures.begun_by_year
    years = sorted(published.keys() | begun.keys())
    lives = [(year, published.get(year, 0), begun.get(year, 0)) for year in years]
    steps = [(f"{step / 10:.1f}–", n) for step, n in enumerate(figures.confidence) if n]
    tables: tuple[tuple[tuple[str, ...], list[tuple[object, ...]]], ...] = (
        (("year", "articles", "partnerships begun"), [*lives]),
        (("source", "articles"), [*figures.publishers.items()]),
        (("kind", "partnerships"), [*figures.kinds.items()]),
        (("stage", "partnerships"), [*figures.stages.items()]),
        (("modality", "claims"), [*figures.modality.items()]),
        (("confidence", "claims", ""), [(step, n, _bar(n, figures)) for step, n in steps]),
    )
    for header, rows in tables:
        if rows:
            print()
            print_table(header, [[str(cell) for cell in row] for row in rows])
    copies = f"{figures.copies} {'copy' if figures.copies == 1 else 'copies'}"
    print(f"\n{figures.curated:.1%} of the claims judged, {copies} of other articles")


def _bar(number: int, figures: Statistics) -> str:
    """A line as long as a number is large, and never without length."""
    return "█" * max(1, round(BAR * number / max(figures.confidence)))


def _life(row: Mapping[str, object]) -> str:
    """Stage and dates of a partnership: "ended, 2016 – 2022-03-31"."""
    start = row["start"] or "?"
    return f"{row['stage']}, {start} – {row['end']}" if row["end"] else f"{row['stage']}, {start} –"


def findings(violations: Iterable[Violation]) -> Iterator[str]:
    """A line for each finding; what is wrong with many things is said once, with the first few."""
    alike: dict[tuple[str, str], list[Violation]] = defaultdict(list)
    for violation in violations:
        alike[violation.severity, violation.message].append(violation)
    for (severity, message), found in alike.items():
        if len(found) <= MANY:
            yield from map(str, found)
            continue
        things = list(dict.fromkeys(local_name(violation.focus) for violation in found))
        more = f" and {len(things) - MANY} more" if len(things) > MANY else ""
        yield f"{severity}: {', '.join(things[:MANY])}{more}: {message}"


def _verdict(severities: list[str]) -> str:
    """How many violations and warnings there are, in a sentence."""
    wrong, doubtful = (severities.count(name) for name in ("violation", "warning"))
    sentence = f"{wrong or 'No'} violation{'' if wrong == 1 else 's'} of the shapes"
    return sentence + (f"; {doubtful} worth a look." if doubtful else ".")
