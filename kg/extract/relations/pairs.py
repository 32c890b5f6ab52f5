"""Two things named in a text, the relation told of them, and the files that hold such pairs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import CorpusError
from kg.extract.relations.tables import RELATIONS, UNDEFINED

_INVERSE = "^"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of the first thing in a text to the second, or of the second to the first."""

    name: str
    inverse: bool = False

    @property
    def label(self) -> str:
        """The relation as a path of SPARQL: ``^acquired_by`` is "acquired_by", the other way.

        >>> Relation("acquired_by", inverse=True).label
        '^acquired_by'
        """
        return _INVERSE * self.inverse + self.name

    @classmethod
    def of(cls, label: str) -> Relation:
        """The relation of a label.

        >>> Relation.of("^acquired_by")
        Relation(name='acquired_by', inverse=True)
        """
        return cls(label.removeprefix(_INVERSE), label.startswith(_INVERSE))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things named in a text that was cut into words; ``first`` stands before ``second``."""

    words: tuple[str, ...]
    first: slice
    second: slice
    names: tuple[str, str]
    """their full names: the words of a mention may be no more than "it" """
    relation: Relation | None = None
    """as a reader found it; its direction means nothing for relations that have none"""

    @classmethod
    def of(
        cls,
        words: Sequence[str],
        spans: tuple[tuple[int, int], tuple[int, int]],
        names: tuple[str, str] | None = None,
        relation: Relation | None = None,
    ) -> Pair:
        """A pair by the first and the last word of each mention, in any order.

        Whichever is named first in the text is the first of the pair; ``relation`` is of the first
        span to the second, and is turned round with them. Raises ValueError for a span outside.

        >>> pair = Pair.of("Zephyr was bought by Aurelia".split(), ((4, 4), (0, 0)),
        ...                relation=Relation("acquired_by", inverse=True))
        >>> pair.names, pair.relation
        (('Zephyr', 'Aurelia'), Relation(name='acquired_by', inverse=False))
        """
        for start, end in spans:
            if not 0 <= start <= end < len(words):
                raise ValueError(f"words {start} to {end} are not within {len(words)} words")
        one, other = (slice(start, end + 1) for start, end in spans)
        named = names or (" ".join(words[one]), " ".join(words[other]))
        if one.start <= other.start:
            return cls(tuple(words), one, other, named, relation and _settled(relation))
        turned = relation and _settled(Relation(relation.name, not relation.inverse))
        return cls(tuple(words), other, one, (named[1], named[0]), turned)


def _settled(relation: Relation) -> Relation:
    """A relation without direction has always the same one."""
    return relation if RELATIONS.get(relation.name) else Relation(relation.name)


def read_pairs(path: str | Path) -> list[Pair]:
    """The pairs of a file in the format of CORE; raises CorpusError where it cannot be read.

    The file is a JSON list of objects with ``context`` (words), ``e1_start``, ``e1_end``,
    ``e2_start``, ``e2_end`` (the first and the last word of each mention), ``e1_name``,
    ``e2_name``, ``relation``, and ``invert_relation`` (1 if the relation is of e2 to e1).
    """
    try:
        items = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise CorpusError(
            f"{path} cannot be read ({error.strerror or error}); name a file of pairs as in CORE"
        ) from error
    except ValueError as error:
        raise CorpusError(
            f"{path} is not JSON: {error}; name a file of pairs as in CORE"
        ) from error
    if not isinstance(items, list):
        raise CorpusError(f"{path} holds no list of pairs; name a file of pairs as in CORE")
    return [_pair(item, f"{path}: pair {number}") for number, item in enumerate(items, 1)]


def _pair(item: object, place: str) -> Pair:
    if not isinstance(item, dict):
        raise CorpusError(f"{place} is no object but {str(item)[:60]!r}; see the format of CORE")
    try:
        name = item["relation"]
        if name not in RELATIONS and name != UNDEFINED:
            known = ", ".join([*RELATIONS, UNDEFINED])
            raise CorpusError(f"{place} has the unknown relation {name!r}; known: {known}")
        return Pair.of(
            [str(word) for word in item["context"]],
            (
                (int(item["e1_start"]), int(item["e1_end"])),
                (int(item["e2_start"]), int(item["e2_end"])),
            ),
            (str(item["e1_name"]), str(item["e2_name"])),
            Relation(name, bool(int(item["invert_relation"]))),
        )
    except KeyError as error:
        raise CorpusError(f"{place} has no {error}; see the format of CORE") from error
    except (TypeError, ValueError) as error:
        raise CorpusError(f"{place} cannot be read: {error}") from error
