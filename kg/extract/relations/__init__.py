"""Which relation a text tells of two things named in it, and which way round.

Eleven relations of companies, as the dataset CORE has them (Borchert et al., 2023): read the
tables in ``tables.py``, what is made of them in ``features.py``. The weights are learnt.
"""

from __future__ import annotations

from kg.extract.relations.pairs import Pair, Relation, read_pairs
from kg.extract.relations.predict import predict

__all__ = ["Pair", "Relation", "predict", "read_pairs"]
