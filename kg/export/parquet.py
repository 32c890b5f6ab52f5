"""Two tables in Parquet, with types: for pandas, Polars, DuckDB, Spark. Needs ``kg[parquet]``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.errors import BadParameter
from kg.export.columns import Columns, Value, text
from kg.export.rows import edge_columns, edge_rows, node_columns, node_rows

if TYPE_CHECKING:
    from networkx import Graph

_TYPES = {"boolean": "bool", "integer": "int64", "long": "int64", "double": "float64"}
ROW_GROUP = 50_000
"""So many rows are in memory at once."""
Row = dict[str, Value]


def write_nodes(graph: Graph[Any], out: BinaryIO) -> None:
    """Write the nodes; raises BadParameter where pyarrow is not installed."""
    columns = node_columns(graph)
    rows = ({"id": row.id, "label": row.label, **row.values} for row in node_rows(graph, columns))
    _write(out, {"id": "string", "label": "string", **_types(columns)}, rows)


def write_edges(graph: Graph[Any], out: BinaryIO) -> None:
    """Write the edges; raises BadParameter where pyarrow is not installed."""
    columns = edge_columns(graph)
    own = dict.fromkeys(("id", "source", "target", "label"), "string") | {"weight": "double"}
    rows = (
        {
            "id": row.id,
            "source": row.source,
            "target": row.target,
            "label": row.label,
            "weight": row.weight,
            **row.values,
        }
        for row in edge_rows(graph, columns)
    )
    _write(out, {**own, **_types(columns)}, rows)


def _types(columns: Columns) -> dict[str, str]:
    return {column.id: column.type for column in columns.values()}


def _write(out: BinaryIO, types: Mapping[str, str], rows: Iterable[Row]) -> None:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise BadParameter(
            "parquet needs pyarrow; install it with: pip install 'kg-techpartners[parquet]'"
        ) from error
    fields = [(name, _arrow(pa, type)) for name, type in types.items()]
    schema = pa.schema(fields)
    with pq.ParquetWriter(out, schema) as writer:
        for group in _groups(rows):
            told = [{name: _held(row.get(name), types[name]) for name in types} for row in group]
            writer.write_table(pa.Table.from_pylist(told, schema=schema))


def _arrow(pa: Any, type: str) -> Any:
    if type == "liststring":
        return pa.list_(pa.string())
    return pa.type_for_alias(_TYPES.get(type, "string"))


def _held(value: Value | None, type: str) -> object:
    """A value as its column holds it: as text in a column of text."""
    if value is None or isinstance(value, str):
        return value
    if type == "liststring":
        return list(value) if isinstance(value, tuple) else [text(value)]
    return value if type in _TYPES else text(value)


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rows = iter(rows)
    while group := list(islice(rows, ROW_GROUP)):
        yield group
