"""RDF Patch: the changes from one dataset to another, a line each, D for delete and A for add.

The format is that of https://afs.github.io/rdf-delta/rdf-patch: rows as in N-Quads behind an
operation code, within a transaction. A store names its blank nodes at random, so both sides are
first given the names of RDFC-1.0, and those are the names that a patch means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad, RdfFormat, parse

from kg.errors import PatchError
from kg.export.rdf import with_steady_blank_nodes

_SILENT = frozenset({"H", "TX", "TC", "PA", "PD"})
"""Rows that change no quad."""


def steady(quads: Iterable[Quad]) -> set[Quad]:
    """The quads with blank nodes named by what is said of them, as patches name them."""
    every = set(quads)
    # Canonical names cost time, and few graphs of ours have blank nodes at all.
    odd = {quad for quad in every if "_:" in str(quad)}
    return (every - odd).union(with_steady_blank_nodes(odd))


def write_patch(gone: Iterable[Quad], new: Iterable[Quad]) -> str:
    """The patch that deletes the quads ``gone`` and adds the quads ``new``, sorted.

    >>> from pyoxigraph import NamedNode
    >>> quad = Quad(NamedNode("urn:nordlens"), NamedNode("urn:partner"), NamedNode("urn:zephyr"))
    >>> print(write_patch([], [quad]))
    TX .
    A <urn:nordlens> <urn:partner> <urn:zephyr> .
    TC .
    <BLANKLINE>
    """
    rows = [f"D {row} ." for row in sorted(map(str, gone))]
    rows += [f"A {row} ." for row in sorted(map(str, new))]
    return "".join(f"{row}\n" for row in ("TX .", *rows, "TC .") if rows)


def read_patch(patch: str) -> Iterator[tuple[str, Quad]]:
    """The changes of a patch in their order: ``A`` or ``D``, and the quad.

    Raises PatchError for a row that is none, and for an aborted transaction (TA).

    >>> [(change, quad.object.value) for change, quad in read_patch('A <urn:a> <urn:b> "c" .')]
    [('A', 'c')]
    """
    for number, line in enumerate(patch.split("\n"), 1):
        code, _, row = line.strip().partition(" ")
        if not code or code.startswith("#") or code in _SILENT:
            continue
        if code not in ("A", "D"):
            raise PatchError(f"line {number} of the patch is {line!r}; rows begin with A or D")
        try:
            (quad,) = parse(row, format=RdfFormat.N_QUADS, rename_blank_nodes=False)
        except (SyntaxError, ValueError) as error:
            raise PatchError(f"line {number} of the patch holds no quad: {line!r}") from error
        yield code, quad


def patched(quads: Iterable[Quad], patch: str) -> set[Quad]:
    """The quads after a patch was applied to them; raises PatchError as :func:`read_patch`.

    >>> from pyoxigraph import NamedNode
    >>> quad = Quad(NamedNode("urn:nordlens"), NamedNode("urn:partner"), NamedNode("urn:zephyr"))
    >>> patched([quad], write_patch([quad], []))
    set()
    """
    result = steady(quads)
    for change, quad in read_patch(patch):
        (result.add if change == "A" else result.discard)(quad)
    return result
