"""All models that ship with the package, made anew from marked passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.corpus import Passage, read_passages
from kg.errors import CorpusError, OutputError
from kg.extract.document import Document
from kg.extract.mentions import find_mentions
from kg.extract.reference import find_references
from kg.extract.sightings import NameModel
from kg.text.gazetteer import Gazetteer
from kg.train.names import train_names
from kg.train.partnerships import train_partnerships
from kg.train.passages import fold_of
from kg.train.ties import train_ties

FOLDS = 4
"""How often names are learnt from all but a part, so that the part is read as a new text is."""

Progress = Callable[[str], None]


def train(corpus: Iterable[str | Path], folder: Path, progress: Progress = lambda _: None) -> int:
    """Learn all models from the files of a corpus into a folder; returns how many passages it has.

    The same passages give the same bytes. What judges partnerships learns from passages whose names
    were found by a model that had not seen them (jackknife): else it would trust names too much.
    All files are made beside the folder's and put there at the end. Raises CorpusError for a corpus
    that cannot be read or is empty, OutputError where scikit-learn is missing.
    """
    _check_tools(folder)
    passages = list(read_passages(corpus))
    if not passages:
        raise CorpusError("there are no passages to learn from; name files such as data/corpus/*")
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=".making-") as made:
        desk = Path(made) / "models"
        desk.mkdir()
        progress(f"names, from {len(passages)} passages")
        train_names(passages, desk)
        read = _Reader(passages, Path(made), progress)
        progress("partnerships")
        train_partnerships(passages, read, desk)
        progress("tenures and attributes")
        train_ties(passages, read, desk)
        for path in sorted(desk.iterdir()):
            path.replace(folder / path.name)
    return len(passages)


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


def _check_tools(folder: Path) -> None:
    try:
        import sklearn  # noqa: F401
    except ImportError as error:
        way_out = "install it with: pip install 'kg-techpartners[train]'"
        raise OutputError(folder, "cannot be made without scikit-learn", way_out) from error
