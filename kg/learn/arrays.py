"""Plain arrays of a model's file, read without numpy, which takes longer to import than all models.

The format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
"""

from __future__ import annotations

import struct
from zipfile import ZipFile


def array(archive: ZipFile, name: str) -> bytes:
    """The bare numbers of one array of an ``.npz``: what follows the header that numpy gives it."""
    data = archive.read(f"{name}.npy")
    (length,) = struct.unpack_from("<H", data, 8)
    return data[10 + length :]
