"""How well an extractor reads: what it finds, held against what a careful reader marked.

- ``reading`` brings both into one form: sets of what is said of each text;
- ``scores`` counts, by kind of thing and over texts, with bootstrap intervals;
- ``errors`` lists what was missed or wrong, with its sentences; ``calibration`` how sure it was;
- ``core`` measures the relations of given companies, the task of the dataset CORE.
"""

from __future__ import annotations

from kg.evaluate.run import Run, evaluate_texts
from kg.evaluate.scores import Evaluation, Score

__all__ = ["Evaluation", "Run", "Score", "evaluate_texts"]
