"""All models that ship with the package, made anew from marked passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.corpus import Passage, read_passages
from kg.errors import CorpusError, OutputError
from kg.extract.document import Document
from kg.extract.mentions import find_mentions
from kg.extract.reference import find_references
from kg.extract.sightings import NameModel
from kg.text.gazetteer import Gazetteer
from kg.train.dates import train_dates
from kg.train.names import train_names
from kg.train.partnerships import train_partnerships
from kg.train.passages import Read, fold_of
from kg.train.ties import train_ties

FOLDS = 4
"""How often names are learnt from all but a part, so that the part is read as a new text is."""

_TOOLS = {"sklearn": ("scikit-learn", "train"), "torch": ("torch", "train-neural")}
"""What fits models: its name, and the extra that brings it."""

Progress = Callable[[str], None]


def train(
    corpus: Iterable[str | Path],
    folder: Path,
    progress: Progress = lambda _: None,
    *,
    neural: bool = False,
) -> int:
    """Learn models from the files of a corpus into a folder; returns how many passages it has.

    These are all models of the default extractor, or with ``neural`` what makes the neural one of
    it. The same passages give the same bytes (with ``neural`` on one machine, by one release of
    torch). What judges partnerships learns from passages whose names were found by a model that had
    not seen them (jackknife): else it would trust names too much. All files are made beside the
    folder's and put there at the end. Raises CorpusError for a corpus that cannot be read or is
    empty, OutputError or PluginError where a library is missing.
    """
    _check_tools(folder, "torch" if neural else "sklearn")
    if neural:
        from kg.neural.model import base_model

        base_model()  # what is missing is told before an hour is spent
    passages = list(read_passages(corpus))
    if not passages:
        raise CorpusError("there are no passages to learn from; name files such as data/corpus/*")
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=".making-") as made:
        desk = Path(made) / "models"
        desk.mkdir()
        read = _Reader(passages, Path(made), progress)
        if neural:
            _train_encoder(passages, read, desk, progress)
        else:
            _train_default(passages, read, desk, progress)
        for path in sorted(desk.iterdir()):
            path.replace(folder / path.name)
    return len(passages)


def _train_default(passages: list[Passage], read: Read, desk: Path, progress: Progress) -> None:
    progress(f"names, from {len(passages)} passages")
    train_names(passages, desk)
    progress("partnerships")
    train_partnerships(passages, read, desk)
    train_dates(passages, desk)
    progress("tenures and attributes")
    train_ties(passages, read, desk)


def _train_encoder(passages: list[Passage], read: Read, desk: Path, progress: Progress) -> None:
    from kg.train.neural import train_neural

    train_neural(passages, read, desk / "neural.npz", progress)


class _Reader:
    """Reads a passage as extraction does, with names learnt from the other folds."""

    def __init__(self, passages: list[Passage], folder: Path, progress: Progress) -> None:
        self.gazetteer = Gazetteer.load()
        self.models = []
        for fold in range(FOLDS):
            progress(f"names, without part {fold + 1} of {FOLDS}")
            path = folder / str(fold)
            path.mkdir()
            train_names((p for p in passages if fold_of(p.id, FOLDS) != fold), path)
            self.models.append(NameModel.load(path))

    def __call__(self, passage: Passage) -> Document:
        doc = Document.of(passage.article)
        find_mentions(doc, self.gazetteer, self.models[fold_of(passage.id, FOLDS)])
        find_references(doc, self.gazetteer)
        return doc


def _check_tools(folder: Path, library: str) -> None:
    if find_spec(library) is None:
        name, extra = _TOOLS[library]
        way_out = f"install it with: pip install 'kg-techpartners[{extra}]'"
        raise OutputError(folder, f"cannot be made without {name}", way_out)
