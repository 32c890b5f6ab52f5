"""``kg curate``: each decision as a command, a review through a pipe and through a terminal."""

from __future__ import annotations

import getpass
import io
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kg.pipeline import KnowledgeGraph
from tests.conftest import Command, Ran

BOTH = ("Nordlens", "Zephyr")
MIRA = ("--by", "mira", "--on", "2026-01-31")
DECISIONS = (
    "add",
    "accept",
    "reject",
    "edit",
    "merge",
    "split",
    "distinct",
    "rename",
    "undo",
    "list",
    "alike",
    "why",
    "review",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two articles and the store that was built from them, to be copied."""
    folder = tmp_path_factory.mktemp("made")
    news = folder / "news"
    news.mkdir()
    told = "Nordlens has cooperated with Zephyr on phone cameras since {}."
    (news / "a.txt").write_text(told.format(2019))
    (news / "b.txt").write_text(told.format(2016))
    with KnowledgeGraph.open(folder / "data" / "store") as graph:
        graph.build([news])
    return folder


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "data" / "store"


def since(store: Path) -> list[str]:
    with KnowledgeGraph.open(store, read_only=True) as graph:
        return [str(row.since) for row in graph.partners("Nordlens")]


@pytest.fixture
def curate(kg: Command, store: Path):
    def run(*words: str) -> Ran:
        by = () if words[0] == "list" else MIRA
        return kg("curate", *words, *by, "--store", store)

    return run


@pytest.mark.parametrize("command", DECISIONS)
def test_help_shows_an_example(kg: Command, command: str) -> None:
    ran = kg("curate", command, "--help")
    assert ran.code == 0
    assert f"Example: kg curate {command}" in " ".join(ran.out.replace("│", " ").split())


@pytest.mark.parametrize(
    "words",
    [
        ("accept", *BOTH, "--article", "a", "--field", "start"),
        ("reject", *BOTH, "--field", "start", "--value", "2016", "--why", "misprinted"),
        ("edit", *BOTH, "--field", "start", "--to", "2019", "--why", "by its report"),
    ],
)
def test_a_decision_is_kept_and_followed_at_once(
    curate, kg: Command, store: Path, words: tuple[str, ...]
) -> None:
    assert since(store) == ["2016"]
    ran = curate(*words)
    assert ran.code == 0 and f"{words[0]} Nordlens – Zephyr" in ran.out
    assert since(store) == ["2019"]
    again = kg("build", store.parents[1] / "news", "--store", store)
    assert again.code == 0 and since(store) == ["2019"]
    id = ran.out.split()[0]
    assert curate("undo", id, "--why", "too soon").code == 0
    assert since(store) == ["2016"]


def test_what_was_not_read_is_added_in_its_words(curate, kg: Command, store: Path) -> None:
    told = ("--kind", "co-branding", "--start", "2015", "--role", "brand_owner=Zephyr")
    words = ("add", *BOTH, "--article", "a", "--quote", "on phone cameras", "--why", "it says so")
    assert curate(*words, *told).code == 0
    assert since(store) == ["2015"]
    assert "“on phone cameras”" in kg("explain", *BOTH, "--store", store).out
    ran = curate(*words, "--role", "Zephyr")
    assert ran.code == 2 and "is written supplier=NAME" in ran.err


def test_a_person_is_added_to_a_company(curate, store: Path) -> None:
    told = ("--article", "a", "--quote", "on phone cameras", "--why", "it says so")
    ran = curate("add", "Zephyr", "Nordlens", "--title", "chief", "--role", "founder", *told)
    assert ran.code == 0 and "title chief" in ran.out
    with KnowledgeGraph.open(store, read_only=True) as graph:
        assert graph.query("ASK { ?t tp:role role:founder ; tp:roleTitle 'chief' }")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("rename", "Zephyr", "--to", "Zephyr Cars"), {"Nordlens", "Zephyr Cars"}),
        (("merge", "Zephyr", "--into", "Nordlens"), {"Nordlens"}),
        (("split", "Zephyr", "--article", "b", "--to", "Vega"), {"Nordlens", "Zephyr", "Vega"}),
    ],
)
def test_decisions_on_names(curate, store: Path, words: tuple[str, ...], names: set[str]) -> None:
    assert curate(*words, "--why", "so").code == 0
    with KnowledgeGraph.open(store, read_only=True) as graph:
        rows = graph.query("SELECT ?n { GRAPH graph:resolved { ?c a tp:Company ; rdfs:label ?n } }")
        assert {row.n for row in rows} == names


def test_partnerships_can_be_merged(curate) -> None:
    assert curate("merge", *BOTH, "--why", "one contract").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("reject", *BOTH), "reject needs a reason; give it with --why"),
        (("accept", "Nordlns"), "no article names 'Nordlns' now; nothing was decided"),
        (("edit", *BOTH, "--field", "stage", "--to", "dead", "--why", "x"), "no stage is called"),
        (("undo", "0123", "--why", "x"), "nothing before it has the id 0123"),
    ],
)
def test_what_cannot_be_decided_is_said_and_not_kept(
    curate, store: Path, words: tuple[str, ...], said: str
) -> None:
    ran = curate(*words)
    assert (ran.code, ran.out) == (2, "") and said in ran.err
    assert not (store.parent / "curation" / "judgements.jsonl").exists()


def test_who_decides_is_the_user_unless_another_is_named(
    kg: Command, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "ada")
    assert getpass.getuser() == "ada"
    kg("curate", "accept", *BOTH, "--store", store)
    (entry,) = json.loads(kg("curate", "list", "--format", "json", "--store", store).out)
    assert (entry["by"], entry["state"]) == ("ada", "in force")


def test_the_list_tells_what_became_of_each(curate, kg: Command, store: Path) -> None:
    ran = curate("rename", "Zephyr", "--to", "Zephyr Cars", "--why", "in full")
    curate("undo", ran.out.split()[0], "--why", "too soon")
    curate("accept", *BOTH, "--article", "b")
    news = store.parents[1] / "news"
    (news / "b.txt").unlink()
    built = kg("build", news, "--store", store)
    assert built.code == 0 and "does not apply: nothing in article b tells of" in built.err
    text = curate("list").out
    for words in ("taken back", "in force", "does not apply (nothing in article b", "in full"):
        assert words in text
    with (store.parent / "curation" / "judgements.jsonl").open("a") as file:
        file.write("broken\n")
    ran = curate("list")
    assert ran.code == 1 and "line 4 is not JSON" in ran.err and ran.out == text


def test_judgements_can_be_kept_elsewhere(kg: Command, store: Path, tmp_path: Path) -> None:
    file = ("--judgements", tmp_path / "mine.jsonl")
    kg("curate", "edit", *BOTH, "--field", "start", "--to", "2010", "--why", "x", *MIRA,
       "--store", store, *file)  # fmt: skip
    assert since(store) == ["2010"]
    news = tmp_path / "news"
    assert kg("ingest", news, "--store", store, *file).code == 0
    assert since(store) == ["2010"]
    assert kg("build", news, "--store", store).code == 0
    assert since(store) == ["2016"]


# ---- review --------------------------------------------------------------------------------------


def answer(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def states(curate) -> list[tuple[str, str]]:
    rows = json.loads(curate("list", "--format", "json").out)
    return [(row["verb"], row["state"]) for row in rows]


@pytest.mark.parametrize(
    ("lines", "decided"),
    [
        ((), []),
        (("q", "a"), []),
        (("s", "r", "misprinted"), [("reject", "in force")]),
        (("a", "a"), [("accept", "in force")] * 2),
        (("?", "u", "s", "a"), [("accept", "in force")]),
        (("e", "2018", "asked them"), [("edit", "in force")]),
        (("e", "soon", "x", "r", "", "a"), [("accept", "in force")]),
        (("a", "u", "r", "wrong"), [("accept", "taken back"), ("undo", "in force"),
                                    ("reject", "in force")]),
    ],
)  # fmt: skip
def test_a_review_through_a_pipe(
    curate, monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...], decided: list
) -> None:
    answer(monkeypatch, *lines)
    ran = curate("review", "--below", "0")
    assert ran.code == 0
    assert "[1/2] Nordlens – Zephyr (article a), start 2019" in ran.out
    assert "at odds: elsewhere start 2016" in ran.out and "since 2019.”" in ran.out
    assert states(curate) == decided


def test_one_reason_for_a_whole_review(curate, store: Path, monkeypatch) -> None:
    answer(monkeypatch, "s", "r")
    ran = curate("review", "--below", "0", "--why", "misprinted")
    assert "1 of 2 decided" in ran.err
    assert since(store) == ["2019"]


def test_a_review_of_nothing(curate, monkeypatch: pytest.MonkeyPatch) -> None:
    curate("reject", *BOTH, "--article", "a", "--why", "x")
    assert "Nothing is worth a look." in curate("review", "--below", "0").err


# ---- names that are alike ------------------------------------------------------------------------


@pytest.fixture
def lookalike(kg: Command, store: Path) -> Path:
    """The store with an article on a company whose name is one letter away."""
    news = store.parents[1] / "more"
    news.mkdir()
    (news / "c.txt").write_text("Nordlenz has cooperated with Kappa on phone cameras since 2019.")
    assert kg("ingest", news, "--store", store).code == 0
    return store


def alike(kg: Command, store: Path, *words: str) -> list[dict]:
    return json.loads(kg("curate", "alike", "--format", "json", "--store", store, *words).out)


def test_names_that_are_alike_are_listed_until_told_apart(
    curate, kg: Command, lookalike: Path
) -> None:
    (pair,) = alike(kg, lookalike)
    assert pair["names"] == ["Nordlenz", "Nordlens"] and pair["score"] == 0.88
    assert alike(kg, lookalike, "--at-least", "0.9") == []
    text = kg("curate", "alike", "--store", lookalike).out
    assert text.splitlines()[1].split() == [
        "0.88", "Nordlenz", "Nordlens", "one", "letter", "apart"
    ]  # fmt: skip
    assert curate("distinct", "Nordlenz", "Nordlens", "--why", "one makes bread").code == 0
    ran = kg("curate", "alike", "--store", lookalike)
    assert (ran.code, ran.out) == (0, "") and "No names are alike" in ran.err


def test_why_names_are_one_thing_is_told(kg: Command, store: Path) -> None:
    ran = kg("curate", "why", "nordlens", "--store", store)
    assert ran.code == 0 and ran.out.startswith(
        "Nordlens (org:nordlens)\n  “Nordlens” in 2 articles"
    )
    (row,) = json.loads(kg("curate", "why", "Zephyr", "--format", "json", "--store", store).out)[
        "reasons"
    ]
    assert row["articles"] == ["a", "b"]
    ran = kg("curate", "why", "Nordlns", "--store", store)
    assert ran.code == 2 and "did you mean 'Nordlens'" in ran.err


@pytest.mark.parametrize(
    ("key", "verb", "why", "names"),
    [
        ("m", "merge", "one letter apart", {"Nordlens", "Zephyr", "Kappa"}),
        ("d", "distinct", "alike by name alone", {"Nordlens", "Nordlenz", "Zephyr", "Kappa"}),
    ],
)
def test_one_key_decides_on_names_that_are_alike(
    curate, lookalike: Path, monkeypatch, key: str, verb: str, why: str, names: set[str]
) -> None:
    answer(monkeypatch, "s", "m", "s", "a", key)
    ran = curate("review", "--below", "0")
    assert "[3/3] Nordlenz – Nordlens\n  alike: one letter apart (0.88)" in ran.out
    assert "keys: a accept" in ran.out and "keys: m merge" in ran.out
    rows = json.loads(curate("list", "--format", "json").out)
    assert [(row["verb"], row["state"], row["why"]) for row in rows] == [(verb, "in force", why)]
    with KnowledgeGraph.open(lookalike, read_only=True) as graph:
        found = graph.query(
            "SELECT ?n { GRAPH graph:resolved { ?c a tp:Company ; rdfs:label ?n } }"
        )
        assert {row.n for row in found} == names
        assert graph.lookalikes() == []


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no such terminals here")
def test_on_a_terminal_a_key_is_enough(store: Path) -> None:
    keyboard, terminal = os.openpty()
    words = ["curate", "review", "--below", "0", *MIRA, "--store", str(store)]
    program = subprocess.Popen(
        [sys.executable, "-m", "kg", *words],
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(terminal)
    watch = threading.Timer(60, program.kill)
    watch.start()
    assert program.stdout is not None and program.stderr is not None
    shown = ""
    for key in (b"s", b"r", b"misprinted\n"):
        while not shown.endswith((") ", "why: ")):
            letter = program.stdout.read(1)
            assert letter, shown
            shown += letter
        os.write(keyboard, key)
        shown += " "
    rest, told = program.communicate(timeout=60)
    watch.cancel()
    os.close(keyboard)
    assert program.returncode == 0 and "1 of 2 decided" in told
    assert "reject Nordlens – Zephyr (article b), start 2016" in rest
    assert since(store) == ["2019"]


HOLDING = """
import sys
from kg.store.oxigraph import OxigraphStore
with OxigraphStore.open(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_decision_waits_as_long_as_it_is_told_for_who_writes_the_store(
    kg: Command, built: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    shutil.copytree(built, store)
    command = ("curate", "accept", "Xiaomi", "Leica Camera", *MIRA, "--store", store)
    holding = [sys.executable, "-c", HOLDING, str(store)]
    pipe = subprocess.PIPE
    with subprocess.Popen(holding, stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdin and other.stdout and other.stdout.readline() == "held\n"
        ran = kg(*command, "--wait", "0")
        assert ran.code == 2 and f"is being written by process {other.pid}" in ran.err
        threading.Timer(0.5, other.stdin.close).start()
        assert kg(*command, "--wait", "60").code == 0
