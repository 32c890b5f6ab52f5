"""Each command does its job, and says how in its help."""

from __future__ import annotations

import csv
import io
import json
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.pipeline import KnowledgeGraph
from kg.query import named_queries
from kg.store.oxigraph import OxigraphStore
from kg.terms import META, PENDING, STORE
from tests.conftest import SEED, Command

COMMANDS = (
    "build",
    "ingest",
    "forget",
    "extract",
    "query",
    "explain",
    "curate",
    "export",
    "lint",
    "plot",
    "network",
    "validate",
    "infer",
    "stats",
    "report",
    "diff",
    "evaluate",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(command: str, kg: Command) -> None:
    ran = kg(command, "--help")
    assert ran.code == 0
    assert f"Example: kg {command}" in " ".join(ran.out.split())


def test_help_names_every_command(kg: Command) -> None:
    text = kg("--help").out
    assert all(command in text for command in COMMANDS)


def test_forget_says_what_only_the_articles_supported(kg: Command, tmp_path: Path) -> None:
    news, store = tmp_path / "news", tmp_path / "store"
    news.mkdir()
    (news / "one.txt").write_text("Nordlens and Zephyr agreed on a strategic alliance on Monday.")
    (news / "two.txt").write_text("Nordlens supplies camera modules to Aurelia Mobile.")
    assert kg("ingest", news, "--store", store).code == 0
    unknown = kg("forget", "one", "tow", "--store", store)
    assert (unknown.code, unknown.out) == (2, "")
    assert "no article is called 'tow'; did you mean 'two'" in unknown.err
    ran = kg("forget", "one", "--store", store)
    assert ran.code == 0 and "1 article forgotten" in ran.err
    assert ran.out.splitlines() == ["gone: company Zephyr", "gone: partnership Nordlens – Zephyr"]
    assert kg("forget", "two", "--store", store).out.count("gone: company") == 2


def test_an_article_that_takes_the_place_of_another_is_told(kg: Command, tmp_path: Path) -> None:
    file, store = tmp_path / "001.md", tmp_path / "store"

    def ingest(title: str, url: str, text: str) -> str:
        file.write_text(f"---\ntitle: {title}\nsource: https://example.org/{url}\n---\n{text}\n")
        ran = kg("ingest", file, "--store", store)
        assert ran.code == 0
        return ran.err

    assert "replaced" not in ingest("A deal", "a", "Nordlens supplies Zephyr.")
    assert "replaced" not in ingest("A deal grows", "a", "Nordlens supplies Zephyr with lenses.")
    assert "replaced" not in ingest("A deal grows", "a-new", "Nordlens supplies Zephyr with it.")
    told = ingest("No deal", "b", "Aurelia supplies Kappa Mobile.")
    assert "article 001, 'A deal grows', was replaced by 'No deal'; to keep both" in told


@pytest.mark.parametrize("asked", [("query", "partners", "--company", "Leica"), ("stats",)])
def test_readers_say_where_the_graph_is_behind_its_articles(
    kg: Command, built: Path, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    store = tmp_path / "store"
    shutil.copytree(built, store)
    assert "does not tell yet" not in kg(*asked, "--store", store).err
    with OxigraphStore.open(store) as held:
        held.update(f"INSERT DATA {{ GRAPH {META} {{ {STORE} {PENDING} true }} }}")
    ran = kg(*asked, "--store", store)
    assert ran.code == 0 and ran.out
    assert "does not tell yet of all articles that were read" in ran.err


def test_build_sums_up_with_evidence(kg: Command, tmp_path: Path) -> None:
    ran = kg("build", SEED, "--store", tmp_path / "store")
    assert ran.code == 0
    for words in ("1 article,", "partnerships", "announced", "ended", "Leica Camera", "“"):
        assert words in ran.out
    again = kg("build", SEED, "--store", tmp_path / "store")
    assert again.out == ran.out


def test_build_drops_what_is_not_among_its_articles(kg: Command, tmp_path: Path) -> None:
    store = tmp_path / "store"
    other = tmp_path / "other.txt"
    other.write_text("Nordlens and Kappa Mobile announced a strategic alliance on 3 May 2021.")
    kg("build", SEED, "--store", store)
    kg("ingest", other, "--store", store)
    query = ("query", "SELECT ?name { ?c a tp:Company ; rdfs:label ?name }", "--store", store)
    assert "Nordlens" in kg(*query).out and "Xiaomi" in kg(*query).out
    kg("build", other, "--store", store)
    assert "Nordlens" in kg(*query).out and "Xiaomi" not in kg(*query).out


def test_extract_prints_a_record_a_line(kg: Command) -> None:
    ran = kg("extract", SEED)
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert {row["document"] for row in rows} == {"2022-05-23-xiaomi-leica"}
    assert {"organization", "partnership", "product", "tenure", "attribute"} <= {
        row["type"] for row in rows
    }
    assert all(row["evidence"] for row in rows)
    as_json = json.loads(kg("extract", SEED, "--format", "json").out)
    assert as_json == rows


def test_extract_keeps_only_what_is_sure_enough(kg: Command) -> None:
    rows = [json.loads(line) for line in kg("extract", SEED).out.splitlines()]
    bound = max(row.get("confidence", 1.0) for row in rows if row["type"] == "partnership")
    sure = kg("extract", SEED, "--min-confidence", str(bound)).out
    assert 0 < len(sure.splitlines()) < len(rows)


def test_a_named_query_in_every_format(kg: Command, built: Path) -> None:
    question = ("query", "partners", "--company", "Leica Camera", "--on", "2020-06-30")

    def ask(format: str) -> str:
        return kg(*question, "--format", format, "--store", built).out

    assert "Huawei" in kg(*question, "--store", built).out
    assert [row["partner"] for row in csv.DictReader(io.StringIO(ask("csv")))] == ["Huawei"]
    assert json.loads(ask("json"))["results"]["bindings"][0]["partner"]["value"] == "Huawei"
    assert "Huawei" in ask("tsv") and "\t" in ask("tsv")
    assert ElementTree.fromstring(ask("xml")) is not None
    assert ask("markdown").startswith("|")


def test_a_query_from_text_file_and_standard_input(
    kg: Command, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "SELECT ?name WHERE { org:huawei rdfs:label ?name }"
    file = tmp_path / "name.rq"
    file.write_text(text)
    assert "Huawei" in kg("query", text, "--store", built).out
    assert "Huawei" in kg("query", file, "--store", built).out
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    assert "Huawei" in kg("query", "-", "--store", built).out


def test_construct_prints_turtle(kg: Command, built: Path) -> None:
    ran = kg("query", "CONSTRUCT WHERE { org:huawei rdfs:label ?name }", "--store", built)
    assert "org:huawei rdfs:label" in ran.out


@pytest.mark.parametrize("asked", [(), ("--list",)])
def test_without_a_question_the_named_ones_are_listed(
    kg: Command, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    ran = kg("query", *asked, "--store", tmp_path / "none")
    assert ran.code == 0
    header, *listed = ran.out.splitlines()
    assert header.split() == ["query", "question", "parameters", "example"]
    assert [line.split()[0] for line in listed] == list(named_queries())
    assert all(query.example in ran.out for query in named_queries().values())


@pytest.mark.parametrize("name", named_queries())
def test_the_example_of_a_query_can_be_asked(kg: Command, built: Path, name: str) -> None:
    program, *words = shlex.split(named_queries()[name].example)
    assert (program, *words[:2]) == ("kg", "query", name)
    ran = kg(*words, "--store", built)
    assert (ran.code, ran.err) in [(0, ""), (0, "No answers.\n")]


def test_explain_goes_down_to_the_quotes(kg: Command, built: Path) -> None:
    ran = kg("explain", "Leica", "Huawei", "--store", built)
    assert ran.code == 0
    assert "“" in ran.out and "31 March" in ran.out and "2022-05-23" in ran.out
    two_hops = kg("explain", "Xiaomi", "Huawei", "--format", "json", "--store", built)
    assert json.loads(two_hops.out)["chain"] == ["Xiaomi", "Leica Camera", "Huawei"]


def test_output_goes_to_a_file(kg: Command, built: Path, tmp_path: Path) -> None:
    for arguments in (
        ["query", "history", "--company", "Huawei"],
        ["explain", "Xiaomi", "Leica Camera"],
        ["stats", "--format", "json"],
        ["validate"],
        ["export", "--to", "turtle"],
    ):
        target = tmp_path / "new" / arguments[0]
        ran = kg(*arguments, "--store", built, "-o", target)
        assert ran.code == 0 and ran.out == ""
        assert target.stat().st_size > 0


def test_an_option_may_stand_anywhere_and_be_glued_to_its_value(
    kg: Command, built: Path, tmp_path: Path
) -> None:
    question = ["partners", "--company=Huawei"]
    expected = kg("query", *question, "--format", "csv", "--store", built).out
    for number, start in enumerate(("-o", "-o=", "--output=")):
        target = tmp_path / f"{number}.csv"
        kg("query", "--store", built, f"{start}{target}", *question, "--format=csv")
        assert target.read_bytes().decode() == expected


def test_what_is_wrong_with_many_is_said_once(kg: Command, tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for name in "abcde":
        (news / f"{name}.txt").write_text("Nordlens and Zephyr announced a partnership.")
    lines = kg("build", news, "--store", tmp_path / "store").out.splitlines()
    warned = [line for line in lines if line.startswith("warning: ")]
    assert len(warned) == 1 and warned[0].startswith("warning: a, b, c and 2 more: The article")


def test_a_long_quote_is_not_broken_in_a_pipe(kg: Command, tmp_path: Path) -> None:
    quote = f"Nordlens and Zephyr announced a partnership {'for many long years ' * 12}on Monday."
    (tmp_path / "long.txt").write_text(quote)
    assert f"“{quote}”\n" in kg("build", tmp_path / "long.txt", "--store", tmp_path / "store").out


def test_validate_and_stats(kg: Command, built: Path) -> None:
    assert kg("validate", "--store", built).code == 0
    found = json.loads(kg("validate", "--store", built, "--format", "json").out)
    assert {violation["severity"] for violation in found} <= {"warning"}
    for format in ("turtle", "junit"):
        assert "maker-or-line" in kg("validate", "--store", built, "--format", format).out
    everything = kg("validate", "--store", built).out
    assert kg("validate", "--store", built, "--all").out == everything
    article = ("--article", "2022-05-23-xiaomi-leica")
    assert kg("validate", "--store", built, *article).out == everything
    assert kg("validate", "--store", built, "--quarantine").out == "Nothing is in quarantine.\n"
    assert "exclude each other" in kg("validate", "--all", "--quarantine").err
    counts = json.loads(kg("stats", "--store", built, "--format", "json").out)
    assert counts["articles"] == 1 and counts["partnerships"] == 2


HEAVY = {"rdflib", "pyshacl", "owlrl", "networkx", "pandas", "numpy", "trafilatura", "lxml"}


@pytest.mark.parametrize(
    "arguments", [["--help"], ["query", "partners", "--company", "Leica Camera", "--store"]]
)
def test_light_commands_load_nothing_heavy(arguments: list[str], built: Path) -> None:
    if arguments[-1] == "--store":
        arguments = [*arguments, str(built)]
    program = (
        "import atexit, sys\n"
        f"sys.argv = ['kg', *{arguments!r}]\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        "from kg.cli import main\n"
        "main()"
    )
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = {module.split(".")[0] for module in ran.stderr.split()}
    assert "kg" in loaded
    assert not loaded & HEAVY
    assert ("typer" in loaded) == (arguments == ["--help"])


def test_infer_says_how_many_and_what_cannot_be(kg: Command, tmp_path: Path) -> None:
    store = tmp_path / "store"
    kg("build", SEED, "--store", store)
    ran = kg("infer", "--store", store)
    assert ran.code == 0
    assert "triples inferred" in ran.out and "Nothing contradicts the ontology." in ran.out
    assert kg("infer", "--engine", "owlrl", "--store", store).out == ran.out
    assert kg("infer", "--engine", "pellet", "--store", store).code == 2
    with KnowledgeGraph.open(store) as graph:
        graph.store.update("INSERT DATA { GRAPH graph:resolved { org:huawei a tp:Person } }")
    ran = kg("infer", "--store", store)
    assert ran.code == 1
    assert "huawei is both Organization and Person" in ran.out and "“" in ran.out
    told = json.loads(kg("infer", "--store", store, "--format", "json").out)
    assert told["inconsistencies"][0]["where"] == ["org:huawei"]


def test_explain_a_triple(kg: Command, built: Path) -> None:
    triple = "org:xiaomi tp:currentPartnerOf org:leica-camera"
    ran = kg("explain", "--triple", triple, "--store", built)
    assert ran.code == 0 and "by current-partner" in ran.out and "“" in ran.out
    told = json.loads(kg("explain", "--triple", triple, "--store", built, "--format", "json").out)
    assert told["rule"] == "current-partner"
    assert any(premise["grounds"] for premise in told["premises"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--triple", "org:xiaomi"], "is no triple"),
        (["--triple", "org:xiaomi tp:currentPartnerOf org:huawei"], "is not in the graph"),
        (["Xiaomi"], "takes two companies"),
        (["Xiaomi", "Huawei", "--triple", "org:a tp:partnerOf org:b"], "takes two companies"),
    ],
)
def test_what_cannot_be_explained(
    kg: Command, built: Path, arguments: list[str], said: str
) -> None:
    ran = kg("explain", *arguments, "--store", built)
    assert ran.code == 2 and said in ran.err
