"""What differs between two graphs: in words, as plain values, and as an RDF patch.

>>> from kg.store.oxigraph import OxigraphStore
>>> before, after = OxigraphStore.memory(), OxigraphStore.memory()
>>> told = '''INSERT DATA { GRAPH graph:resolved {
...   org:zephyr a tp:Company ; rdfs:label "Zephyr" } }'''
>>> after.update(told)
>>> print(diff(before, after))
1 company
  new: Zephyr
"""

from kg.diff.compare import Diff, diff
from kg.diff.patch import patched, read_patch, write_patch
from kg.diff.since import older
from kg.diff.source import opened
from kg.diff.words import Change

__all__ = ["Change", "Diff", "diff", "older", "opened", "patched", "read_patch", "write_patch"]
