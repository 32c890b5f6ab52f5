"""Extractors by name: the default, and those that installed packages bring along.

A package offers one by an entry point of the group ``kg.extractors``: a callable that takes nothing
and returns something with a ``name`` and a method ``extract``. Ours are registered the same way;
they are also found where the package runs from a checkout that was never installed.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from kg.errors import KgError, PluginError, UnknownName
from kg.extract import Extractor, RuleExtractor
from kg.extract.gate import gate
from kg.model import Article, Extraction

GROUP = "kg.extractors"
DEFAULT = "rules"
OURS = {DEFAULT: "kg.extract:RuleExtractor", "neural": "kg.neural:NeuralExtractor"}


class Gated:
    """An extractor whose records have passed the gate, whoever wrote it."""

    def __init__(self, inner: Extractor, known_as: str) -> None:
        self.inner, self.known_as = inner, known_as
        self.name = inner.name
        self.version: str | None = getattr(inner, "version", None)
        self.files: tuple[Path, ...] = getattr(inner, "files", ())

    def extract(self, article: Article) -> Extraction:
        """What the extractor finds, less what does not hold; that is told in ``refused``."""
        return gate(self.inner.extract(article))

    def __reduce__(self) -> tuple[Callable[[str], Extractor], tuple[str]]:
        """It travels to other processes by its name, and is loaded anew there."""
        return extractor, (self.known_as,)


def extractor(name: str = DEFAULT) -> Extractor:
    """The extractor of a name, behind the gate.

    Raises UnknownName where no package offers one, PluginError where it cannot be loaded or is no
    extractor.

    >>> extractor().name
    'rules'
    """
    if name == DEFAULT:
        return RuleExtractor()
    ours = {own: EntryPoint(own, value, GROUP) for own, value in OURS.items()}
    offered = {point.name: point for point in entry_points(group=GROUP)} | ours
    if name not in offered:
        raise UnknownName("extractor", name, sorted(offered))
    return Gated(_loaded(offered[name]), name)


def _loaded(point: EntryPoint) -> Extractor:
    try:
        found = point.load()()
    except KgError:  # it has said itself what is wrong
        raise
    except Exception as error:
        problem = f"cannot be loaded from {point.value} ({error!r})"
        raise PluginError(
            f"the extractor {point.name!r} {problem}; mend or remove its package"
        ) from error
    if not isinstance(getattr(found, "name", None), str) or not callable(
        getattr(found, "extract", None)
    ):
        raise PluginError(
            f"the extractor {point.name!r} of {point.value} has no name or no method extract; "
            "see kg.extract.Extractor"
        )
    extractor: Extractor = found
    return extractor
