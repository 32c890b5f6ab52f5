"""Files appear whole or not at all, are the same each time, and errors say what to do."""

from __future__ import annotations

import datetime as dt
import io
import os
from pathlib import Path

import networkx as nx
import pytest

from kg import export
from kg.errors import BadParameter, OutputError, UnknownName
from kg.export import formats, tables
from kg.store.oxigraph import OxigraphStore


@pytest.mark.parametrize("format", sorted(export.FORMATS))
def test_two_exports_are_the_same_to_the_byte(
    format: str, wider_store: OxigraphStore, tmp_path: Path
) -> None:
    suffix = export.FORMATS[format].suffix
    first = export.write(wider_store, format, tmp_path / f"new/folder/one{suffix}")
    # The same graph in another store, filled in another order.
    other = OxigraphStore.memory()
    for quad in sorted(wider_store.quads(), key=str, reverse=True):
        other.inner.add(quad)
    second = export.write(other, format, tmp_path / f"two{suffix}")
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]
    # No company of the example has a Wikidata id.
    assert format == "quickstatements" or all(file.stat().st_size > 100 for file in first)
    assert sorted((tmp_path / "new/folder").iterdir()) == sorted(first)


def test_tables_are_named_after_the_file(example_store: OxigraphStore, tmp_path: Path) -> None:
    for name in ("partners.csv", "partners"):
        files = export.write(example_store, "csv", tmp_path / name)
        assert [file.name for file in files] == ["partners-nodes.csv", "partners-edges.csv"]
    # A dot in the name that is no suffix stays.
    files = export.write(example_store, "csv", tmp_path / "as.of.2022")
    assert files[0].name == "as.of.2022-nodes.csv"


def test_a_table_that_fails_takes_the_other_with_it(
    example_store: OxigraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    broken = {"-nodes": tables.write_nodes, "-edges": fails}
    monkeypatch.setitem(formats.FORMATS, "csv", export.Format(".csv", "", broken))
    with pytest.raises(ZeroDivisionError):
        export.write(example_store, "csv", tmp_path / "partners.csv")
    assert list(tmp_path.iterdir()) == []


def test_places_that_cannot_be_written(example_store: OxigraphStore, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder; name a file in it"):
        export.write(example_store, "gexf", tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"x\.gexf cannot be written \(.*\); choose a writable"):
        export.write(example_store, "gexf", tmp_path / "file" / "x.gexf")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(example_store: OxigraphStore, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        export.write(example_store, "gexf", tmp_path / "x.gexf")


def test_choices_reach_the_network(wider_store: OxigraphStore) -> None:
    export.dump(
        wider_store, "json", out := io.BytesIO(), as_of=dt.date(2016, 1, 1), kinds=["co-branding"]
    )
    assert b'"arvelo--brintex.1"' in out.getvalue()
    assert b'"arvelo--brintex.2"' not in out.getvalue()


def test_what_cannot_be_asked_for(example_store: OxigraphStore, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="no export format is called 'gefx'; did you mean 'gexf'"):
        export.write(example_store, "gefx", tmp_path / "x")
    with pytest.raises(BadParameter, match="turtle holds all partnerships"):
        export.write(example_store, "turtle", tmp_path / "x.ttl", kinds=["co-branding"])
    with pytest.raises(BadParameter, match="csv is written to 2 files"):
        export.dump(example_store, "csv", io.BytesIO())
    with pytest.raises(UnknownName, match=r"'\.gefx'; did you mean '\.gexf'"):
        export.format_of("partners.gefx")
    assert list(tmp_path.iterdir()) == []


def test_every_format_is_known_by_its_suffix() -> None:
    for format in export.FORMATS.values():
        known = export.FORMATS[export.format_of(f"out/partners{format.suffix.upper()}")]
        assert known.suffix == format.suffix
    assert export.format_of("partners.csv") == "csv"  # and not neo4j


def test_projections_and_looks(wider_store: OxigraphStore, tmp_path: Path) -> None:
    [path] = export.write(wider_store, "gexf", tmp_path / "x.gexf", projection="weighted")
    assert nx.read_gexf(path).edges["arvelo", "brintex"]["count"] > 1
    with pytest.raises(UnknownName, match="no projection is called 'compny'; did you mean"):
        export.write(wider_store, "gexf", tmp_path / "x.gexf", projection="compny")
    with pytest.raises(BadParameter, match="dot has no colours, sizes or layout to choose; gexf"):
        export.write(wider_store, "dot", tmp_path / "x.dot", look=export.Look("kind"))
    with pytest.raises(BadParameter, match="or a projection can be chosen for gexf"):
        export.write(wider_store, "turtle", tmp_path / "x.ttl", projection="weighted")
