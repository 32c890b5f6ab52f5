"""What can be compared: the store in a folder, or a file that was exported from one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import RdfFormat

from kg.errors import BadParameter, StoreError
from kg.store.oxigraph import OxigraphStore

_FORMATS = {".nq": RdfFormat.N_QUADS, ".trig": RdfFormat.TRIG}


@contextmanager
def opened(path: str | Path) -> Iterator[OxigraphStore]:
    """The store in a folder, to read only, or in memory what a .nq or .trig file holds.

    Raises StoreError for a folder that is no store and a file that cannot be read, BadParameter for
    a file of another kind.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "nordlens.nq"
    ...     _ = file.write_text("<urn:nordlens> <urn:partner> <urn:zephyr> <urn:graph> .")
    ...     with opened(file) as store:
    ...         len(store)
    1
    """
    path = Path(path)
    store = _loaded(path) if path.is_file() else OxigraphStore.open(path, read_only=True)
    with store:
        yield store


def _loaded(path: Path) -> OxigraphStore:
    if (format := _FORMATS.get(path.suffix.lower())) is None:
        endings = " or ".join(_FORMATS)
        raise BadParameter(
            f"{path} cannot be compared; give the folder of a store, or a file ending on {endings}"
        )
    store = OxigraphStore.memory()
    try:
        store.inner.bulk_load(path=str(path), format=format)
    except (OSError, SyntaxError) as error:
        raise StoreError(
            f"{path} cannot be read as {format.name} ({error}); export it anew"
        ) from error
    return store
