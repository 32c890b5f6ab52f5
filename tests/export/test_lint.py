"""Each of Gephi's traps is found in a file that has it, and in no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import BadParameter
from kg.export import Look, write
from kg.export.lint import lint
from kg.network import PROJECTIONS
from kg.store.oxigraph import OxigraphStore
from tests.conftest import Command

GOOD = """<gexf version="1.3"><meta><description>legend</description></meta>
<graph mode="dynamic" timezone="UTC" timeformat="date">
<attributes class="node"><attribute id="size" title="size" type="integer"/></attributes>
<attributes class="edge"><attribute id="sure" title="sure" type="boolean"/></attributes>
<nodes><node id="a" label="A"><attvalues><attvalue for="size" value="7"/></attvalues></node>
<node id="b" label="B"/></nodes>
<edges><edge id="1" source="a" target="b" kind="x" weight="1.5">
<spells><spell start="2016-01-01" end="2022-03-31"/></spells></edge>
<edge id="2" source="a" target="b" kind="y"/></edges></graph></gexf>"""
EDGE = '<edge id="2" source="a" target="b" kind="y"/>'
SPELL = '<spell start="2016-01-01" end="2022-03-31"/>'
NODE = '<node id="b" label="B"/>'
PLACE = '<position xmlns="urn:v" x="0" y="0" z="0"/>'
TRAPS = [
    ("version", 'version="1.3"', 'version="1.2draft"'),
    ("timezone", 'timezone="UTC" ', ""),
    ("duplicate-id", '<edge id="2"', '<edge id="1"'),
    ("duplicate-id", NODE, NODE + NODE),
    ("no-id", '<edge id="2" ', "<edge "),
    ("no-label", NODE, '<node id="b"/>'),
    ("no-such-node", EDGE, EDGE.replace('"b"', '"c"')),
    ("weight", 'weight="1.5"', 'weight="0"'),
    ("weight", 'weight="1.5"', 'weight="1,5"'),
    ("weight", 'weight="1.5"', 'weight="INF"'),
    ("direction", EDGE, EDGE.replace("<edge", '<edge type="mutual"')),
    ("same-kind", 'kind="y"', 'kind="x"'),
    ("same-kind", EDGE, '<edge id="2" source="b" target="a" kind="x"/>'),
    ("date", SPELL, '<spell start="2016"/>'),
    ("date", SPELL, '<spell end="2016-04"/>'),
    ("date", NODE, '<node id="b" label="B" start="2016"/>'),
    ("backwards", SPELL, '<spell start="2022-03-31" end="2016-01-01"/>'),
    ("overlap", SPELL, SPELL + '<spell start="2020-01-01"/>'),
    ("two-times", 'weight="1.5"', 'weight="1.5" start="2016-01-01"'),
    ("colliding-columns", "</attributes>\n<nodes>",
     '<attribute id="Sure" title="Sure" type="string"/></attributes>\n<nodes>'),
    ("reserved-column", 'id="size"', 'id="Label"'),
    ("column-type", 'type="integer"', 'type="anyURI"'),
    ("column-type", 'type="integer"', 'type="date"'),
    ("two-blocks", '<attributes class="edge">',
     '<attributes class="edge"></attributes><attributes class="edge">'),
    ("late-columns", "</nodes>", '</nodes><attributes class="node"></attributes>'),
    ("undeclared", 'for="size"', 'for="staff"'),
    ("value", 'value="7"', 'value="seven"'),
    ("hex-colour", NODE, '<node id="b" label="B"><color hex="#ffffff"/></node>'),
    ("colour", NODE, '<node id="b" label="B"><color r="1.5" g="0" b="0"/></node>'),
    ("colour", NODE, '<node id="b" label="B"><color r="256" g="0" b="0"/></node>'),
    ("places", NODE, f'<node id="b" label="B">{PLACE}</node>'),
    ("ampersand", "legend", "a &amp; b"),
    ("not-xml", "legend", "\x0b"),
]  # fmt: skip


def findings(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "network.gexf"
    path.write_text(text, encoding="utf-8")
    return [finding.rule for finding in lint(path)]


def test_a_good_file_has_no_finding(tmp_path: Path) -> None:
    assert findings(tmp_path, GOOD) == []


@pytest.mark.parametrize(("rule", "good", "bad"), TRAPS)
def test_each_trap_is_found(rule: str, good: str, bad: str, tmp_path: Path) -> None:
    assert good in GOOD
    assert rule in findings(tmp_path, GOOD.replace(good, bad, 1))


def test_undirected_in_directed_is_found(tmp_path: Path) -> None:
    text = GOOD.replace("<graph ", '<graph defaultedgetype="directed" ')
    assert findings(tmp_path, text) == []
    assert findings(tmp_path, text.replace('kind="y"', 'kind="y" type="undirected"')) == [
        "direction"
    ]


def test_a_value_of_the_wrong_type_is_found(tmp_path: Path) -> None:
    told = '<attvalues><attvalue for="sure" value="True"/></attvalues></edge>'
    assert findings(tmp_path, GOOD.replace(EDGE, EDGE[:-2] + ">" + told)) == ["value"]


@pytest.mark.parametrize("colour_by", ["", "community", "kind"])
@pytest.mark.parametrize("projection", PROJECTIONS)
def test_what_is_exported_has_no_finding(
    wider_store: OxigraphStore, projection: str, colour_by: str, tmp_path: Path
) -> None:
    look = Look(colour_by=colour_by)
    [path] = write(wider_store, "gexf", tmp_path / "network.gexf", projection=projection, look=look)
    assert lint(path) == []


def test_the_command_tells_and_fails(
    kg: Command, wider_store: OxigraphStore, tmp_path: Path
) -> None:
    [good] = write(wider_store, "gexf", tmp_path / "good.gexf")
    assert kg("lint", good).code == 0
    bad = tmp_path / "bad.gexf"
    bad.write_text(GOOD.replace('weight="1.5"', 'weight="0"'))
    ran = kg("lint", good, bad)
    assert ran.code == 1
    assert "line 7: edge '1' has the weight '0'; Gephi wants a number above 0" in ran.out


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadParameter, match="cannot be read"):
        lint(tmp_path / "none.gexf")
