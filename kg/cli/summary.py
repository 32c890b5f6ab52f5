"""What is in a graph, for a person: numbers, the newest partnerships with their words, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query import run

if TYPE_CHECKING:
    from rich.console import Console

    from kg.pipeline import KnowledgeGraph, Report

NEWEST = 3
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
      ?claim rdf:subject/tp:denotes ?partnership ; rdf:predicate tp:kind ;
        tp:evidence/oa:hasSelector/oa:exact ?said ; prov:wasDerivedFrom/schema:headline ?title
    } GROUP BY ?partnership }
}
GROUP BY ?partnership ?label ?stage ?start ?end ?quote ?headline ?since
ORDER BY DESC(?since) ?label"""


def print_summary(kg: KnowledgeGraph, report: Report | None, console: Console) -> None:
    """Print what the graph holds, and after an ingest what came of it."""
    from rich.padding import Padding
    from rich.text import Text

    counts = kg.stats()
    stages = [(k.split(" ", 1)[1], n) for k, n in counts.items() if k.startswith("partnerships ")]
    numbers = ", ".join(
        f"{counts[thing]} {thing}" for thing in ("articles", "companies", "people", "products")
    )
    console.print(Text(numbers, style="bold"))
    by_stage = ", ".join(f"{number} {stage}" for stage, number in stages)
    console.print(f"{counts['partnerships']} partnerships: {by_stage or 'none yet'}")
    for row in run(kg.store, _PARTNERSHIPS).to_dicts()[:NEWEST]:
        time = (
            f"{row['start'] or '?'} – {row['end']}"
            if row["end"]
            else f"since {row['start'] or '?'}"
        )
        console.print()
        console.print(Text.assemble((str(row["label"]), "bold cyan"), f"  {row['stage']}, {time}"))
        console.print(Padding(Text(str(row["kinds"])), (0, 2)))
        console.print(Padding(Text(f"“{row['quote']}”", style="italic"), (0, 2)))
        console.print(Padding(Text(str(row["headline"]), style="dim"), (0, 2)))
    console.print()
    if report is not None:
        for violation in report.violations:
            console.print(Text(str(violation), style="yellow"))
        console.print(f"{len(report.violations) or 'No'} violations of the shapes.")
