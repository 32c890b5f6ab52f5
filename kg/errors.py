"""What can go wrong, each as one clear sentence with the offending value and the way out.

Every error a user can cause is a :class:`KgError`: the command prints its sentence and exits with
2. Anything else that escapes is a bug of ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


class KgError(Exception):
    """Base of all errors that a user can cause and mend."""


class ArticleError(KgError):
    """A file that cannot be read as an article.

    >>> str(ArticleError("seeds/x.md", "is empty", "add some text or remove the file"))
    'seeds/x.md is empty; add some text or remove the file'
    """

    def __init__(self, path: str | Path, problem: str, way_out: str) -> None:
        super().__init__(f"{path} {problem}; {way_out}")
        self.path, self.problem, self.way_out = str(path), problem, way_out


class QuerySyntaxError(KgError):
    """SPARQL that does not parse; carries the 1-based line and column where reading stopped."""

    def __init__(self, source: str, line: int | None, column: int | None, problem: str) -> None:
        place = f" at line {line}, column {column}" if line is not None else ""
        super().__init__(f"{source} is not valid SPARQL{place}: {problem}")
        self.source, self.line, self.column, self.problem = source, line, column, problem


class UnknownName(KgError):  # noqa: N818
    """A name that stands for nothing here; suggests the nearest known ones.

    >>> str(UnknownName("query", "partnrs", ["partners", "people"]))
    "no query is called 'partnrs'; did you mean 'partners'?"
    """

    def __init__(self, what: str, name: str, known: Iterable[str], way_out: str = "") -> None:
        from difflib import get_close_matches  # only mistakes pay for loading it

        choices = sorted(set(known))
        folded = {choice.casefold(): choice for choice in choices}
        close = get_close_matches(name.casefold(), folded, n=3, cutoff=0.5)
        self.what, self.name = what, name
        self.suggestions = [folded[match] for match in close]
        if self.suggestions:
            hint = "did you mean " + " or ".join(repr(s) for s in self.suggestions) + "?"
        else:
            hint = way_out or (
                f"known: {', '.join(choices[:12])}" if choices else "there are none yet"
            )
        super().__init__(f"no {what} is called {name!r}; {hint}")


class BadParameter(KgError):  # noqa: N818
    """A parameter of a named query, an option or a binding that does not fit its type."""


class StoreError(KgError):
    """A store that cannot be opened, written or understood."""


class WorkerError(KgError):
    """A process that read articles and is no more."""


class UngroundedRecord(KgError):  # noqa: N818
    """A record whose quote is not in the text it is said to come from: never let into a graph."""


class OutputError(KgError):
    """A file that cannot be written.

    >>> str(OutputError("out/graph.gexf", "cannot be written (Read-only file system)"))
    'out/graph.gexf cannot be written (Read-only file system); choose a writable place'
    """

    def __init__(
        self, path: str | Path, problem: str, way_out: str = "choose a writable place"
    ) -> None:
        super().__init__(f"{path} {problem}; {way_out}")
        self.path, self.problem, self.way_out = str(path), problem, way_out


class GazetteerError(KgError):
    """A table of known names that is not there or lacks a column."""


class CorpusError(KgError):
    """A line of a marked corpus that cannot be read."""


class PluginError(KgError):
    """An extractor of another package that cannot be used."""


class ModelError(KgError):
    """A file that is no learnt model."""


class PatchError(KgError):
    """A line of an RDF patch that cannot be read, or a change that does not fit its graph."""


class JudgementError(KgError):
    """A judgement that lacks something or cannot be read."""


class PlotError(KgError):
    """A picture that cannot be drawn: there is nothing to show, or no matplotlib."""
