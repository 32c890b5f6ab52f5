"""Draws ``ontology/overview.svg``: the classes and main properties of the ontology on one picture.

Where things stand is decided here; what is written on them (labels, what is below what, who points
to whom) is read from the ontology. ``python -m tests.overview`` draws it anew, and a test compares.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import rdflib
from rdflib import RDFS, SKOS, URIRef

from kg.export.xml import XmlWriter
from kg.resources import folder, read
from kg.terms import ONTOLOGY, PREFIXES

TP = rdflib.Namespace(ONTOLOGY)
WIDTH, HEIGHT, ROW = 1180, 1134, 19
INK, FAINT, LINE, PAPER = "#26323b", "#66737d", "#8996a0", "#ffffff"
STATED, DERIVED, CONCEPT = "#2f6fb3", "#c0703a", "#8265b5"


@dataclass(frozen=True)
class Box:
    """A class: where its box stands, its colour, and the properties listed in it."""

    x: int
    y: int
    width: int
    colour: str
    properties: str = ""

    @property
    def names(self) -> list[str]:
        """The local names of the properties that are listed."""
        return self.properties.split()


BOXES = {
    "Organization": Box(60, 350, 250, "#4d8f8b", "founded industry headquarteredIn subsidiaryOf"),
    "Partnership": Box(474, 320, 270, "#2f6fb3", "kind scope modality announcedDate succeeds"),
    "Product": Box(890, 350, 230, "#d39c48", "manufacturer inProductLine launchDate"),
    "Place": Box(60, 588, 180, "#7fa262", "locatedIn"),
    "RoleTenure": Box(474, 588, 270, "#2f6fb3", "role roleTitle"),
    "Person": Box(890, 588, 230, "#c4705a", "founderOf"),
    "Claim": Box(60, 776, 250, "#5f72ae", "modality confidence saidBy"),
    "Evidence": Box(474, 776, 270, "#5f72ae"),
    "Article": Box(890, 776, 230, "#5f72ae", "textSha256 readBy"),
    "Judgement": Box(60, 976, 250, "#8c6d46", "verdict newValue decidedBy decidedOn"),
}
FOREIGN = {
    "Claim": ["rdf:subject, predicate, object"],
    "Evidence": ["oa:exact, the words", "oa:start, oa:end, where"],
    "Article": ["schema:headline", "schema:datePublished"],
}
"""What is said in the terms of others, which the ontology does not declare."""
CARDS = {"kind": (60, 474), "stage": (548, 184), "role": (746, 184), "modality": (944, 176)}
# From, to, and the properties that lead there.
ARROWS = (
    ("Partnership", "Organization", "hasParticipant"),
    ("Partnership", "Product", "produced plannedProduct"),
    ("RoleTenure", "Organization", "inOrganization"),
    ("RoleTenure", "Person", "holder"),
    ("Claim", "Evidence", "evidence"),
)


@cache
def ontology() -> rdflib.Graph:
    """The ontology, read once."""
    return rdflib.Graph().parse(data=read("ontology", "techpartners.ttl"), format="turtle")


def label(name: str) -> str:
    """What the term is called."""
    return str(ontology().value(TP[name], RDFS.label, any=False))


def below(name: str, axiom: URIRef = RDFS.subClassOf) -> list[str]:
    """The labels of all terms under a term, in order."""
    nodes = set(ontology().transitive_subjects(axiom, TP[name])) - {TP[name]}
    return sorted(label(str(node).removeprefix(ONTOLOGY)) for node in nodes)


def concepts(scheme: str) -> list[str]:
    """The labels of a scheme's concepts in the order of the file; of kinds, the narrowest."""
    graph = ontology()
    members = set(graph.subjects(SKOS.inScheme, URIRef(PREFIXES[scheme])))
    if scheme == "kind":
        tops = set(graph.objects(None, SKOS.hasTopConcept))
        groups = tops | {
            node
            for node in members
            if set(graph.objects(node, SKOS.broader)) & tops and (None, SKOS.broader, node) in graph
        }
        members -= groups
    text = read("ontology", "techpartners.ttl")
    names = sorted(
        (str(node).removeprefix(PREFIXES[scheme]) for node in members),
        key=lambda name: text.index(f"\n{scheme}:{name} a "),
    )
    return [str(graph.value(URIRef(PREFIXES[scheme] + name), SKOS.prefLabel)) for name in names]


def listed(words: list[str], width: int) -> list[str]:
    """The words in lines of so many characters, with a dot between; no name is broken."""
    whole = " · ".join(word.replace(" ", "\N{NO-BREAK SPACE}") for word in words)
    lines = textwrap.wrap(whole, width, break_on_hyphens=False)
    return [line.strip(" ·") for line in lines]


def rows(name: str) -> Iterator[tuple[str, str]]:
    """The lines of a box: text, and its colour."""
    for property_ in BOXES[name].names:
        (range_,) = [*ontology().objects(TP[property_], RDFS.range)] or [None]
        is_concept = range_ == SKOS.Concept
        target = str(range_).removeprefix(ONTOLOGY) if range_ and range_ in TP else ""
        arrow = f" → {label(target)}" if target else ""
        yield label(property_) + arrow, CONCEPT if is_concept else INK
    for text in FOREIGN.get(name, ()):
        yield text, FAINT


def kinds_of(name: str) -> list[str]:
    """The line or lines under a box's title: the classes below, or none."""
    return listed(below(name), 36)


def height(name: str) -> int:
    """How high the box of a class is."""
    return 38 + 16 * len(kinds_of(name)) + ROW * len(list(rows(name))) + 10


class Drawing:
    """The shapes of the picture, in the order in which they lie on each other."""

    def __init__(self, xml: XmlWriter) -> None:
        self.xml = xml

    def text(self, x: float, y: float, words: str, **style: object) -> None:
        """Words at a place; 13 points and ink-coloured where nothing else is said."""
        given = {"x": x, "y": y, "font-size": 13, "fill": INK}
        self.xml.leaf("text", given | {k.replace("_", "-"): v for k, v in style.items()}, words)

    def frame(self, x: int, y: int, width: int, height: int, title: str) -> None:
        """A pale area with a title in its corner."""
        self.xml.leaf(
            "rect", {"x": x, "y": y, "width": width, "height": height, "rx": 14, "fill": "#f4f6f7"}
        )
        self.text(x + 18, y + 26, title, fill=FAINT, font_weight="bold")

    def box(self, name: str) -> None:
        """A class with those below it and its properties."""
        box, tall = BOXES[name], height(name)
        self.xml.leaf(
            "rect",
            {
                "x": box.x,
                "y": box.y,
                "width": box.width,
                "height": tall,
                "rx": 8,
                "fill": PAPER,
                "stroke": box.colour,
                "stroke-width": 1.6,
            },
        )
        self.xml.leaf(
            "path",
            {
                "d": f"M{box.x} {box.y + 28}v-20a8 8 0 0 1 8 -8h{box.width - 16}a8 8 0 0 1 8 8v20z",
                "fill": box.colour,
            },
        )
        self.text(box.x + 14, box.y + 20, label(name), fill=PAPER, font_weight="bold", font_size=15)
        y = box.y + 46
        for line in kinds_of(name):
            self.text(box.x + 14, y, line, fill=FAINT, font_size=11.5, font_style="italic")
            y += 16
        y += 4 if kinds_of(name) else 0
        for words, colour in rows(name):
            self.text(box.x + 14, y + 3, words, fill=colour)
            y += ROW

    def card(self, scheme: str) -> None:
        """A scheme of concepts with the names of all that are in it."""
        x, width = CARDS[scheme]
        title = str(ontology().value(URIRef(PREFIXES[scheme]), rdflib.DCTERMS.title))
        self.xml.leaf(
            "rect",
            {
                "x": x,
                "y": 58,
                "width": width,
                "height": 148,
                "rx": 8,
                "fill": PAPER,
                "stroke": CONCEPT,
                "stroke-opacity": 0.6,
            },
        )
        self.text(x + 14, 80, title, fill=CONCEPT, font_weight="bold", font_size=12.5)
        lines = listed(concepts(scheme), int((width - 20) / 6.6))
        for number, line in enumerate(lines):
            self.text(x + 14, 100 + 15.5 * number, line, font_size=11.5)

    def arrow(self, path: str, *, derived: bool = False) -> None:
        """A line with a head at its end, dashed where it stands for what is derived."""
        self.xml.leaf(
            "path",
            {
                "d": path,
                "fill": "none",
                "stroke-width": 1.8,
                "stroke": DERIVED if derived else STATED,
                "stroke-dasharray": "6 5" if derived else None,
                "marker-end": f"url(#{'derived' if derived else 'stated'})",
            },
        )

    def between(self, source: str, target: str, names: str) -> None:
        """A level arrow from box to box, with the labels of properties over it."""
        start, end = BOXES[source], BOXES[target]
        # Level with the second row of what is below both titles, so that it meets both boxes.
        y = max(start.y, end.y) + 56
        rightwards = start.x < end.x
        x1 = start.x + start.width * rightwards
        x2 = end.x + end.width * (not rightwards)
        self.arrow(f"M{x1} {y}H{x2 - 5 if rightwards else x2 + 5}")
        for number, name in enumerate(reversed(names.split())):
            self.text(
                (x1 + x2) / 2,
                y - 8 - 17 * number,
                label(name),
                fill=STATED,
                text_anchor="middle",
                font_weight="bold",
            )


def _arrows(draw: Drawing) -> None:
    for source, target, names in ARROWS:
        if (source, target) != ("RoleTenure", "Organization"):
            draw.between(source, target, names)
    for number, line in enumerate(listed(below("hasParticipant", RDFS.subPropertyOf), 22)):
        draw.text(388, 424 + 14 * number, line, fill=FAINT, font_size=11, text_anchor="middle")
    tenure, organisation = BOXES["RoleTenure"], BOXES["Organization"]
    bottom = organisation.y + height("Organization")
    draw.arrow(f"M{tenure.x} {tenure.y + 56}H280V{bottom + 5}")
    draw.text(
        377,
        tenure.y + 48,
        label("inOrganization"),
        fill=STATED,
        text_anchor="middle",
        font_weight="bold",
    )
    top = organisation.y
    draw.arrow(f"M96 {top}C96 {top - 34} 190 {top - 34} 190 {top - 5}", derived=True)
    edges = [label(name) for name in ("partnerOf", "currentPartnerOf", "formerPartnerOf")]
    more = len(below("partnerOf", RDFS.subPropertyOf)) + 1 - len(edges)
    lines = (
        f"{edges[0]}, {edges[1]},",
        f"{edges[2]}, {label('suppliesTo')} …",
        f"derived; {more} have a direction",
    )
    for number, line in enumerate(lines):
        draw.text(202, top - 44 + 16 * number, line, fill=DERIVED, font_size=12)


def _relationship(draw: Drawing) -> None:
    draw.xml.leaf(
        "rect",
        {
            "x": 456,
            "y": 266,
            "width": 306,
            "height": 420,
            "rx": 12,
            "fill": "none",
            "stroke": LINE,
            "stroke-dasharray": "3 4",
        },
    )
    draw.text(474, 296, label("Relationship"), font_weight="bold", fill=STATED, font_size=15)
    draw.text(586, 296, "a thing, never an edge", fill=FAINT, font_size=12)
    y = BOXES["Partnership"].y + height("Partnership") + 24
    draw.text(488, y, label("stage"), fill=CONCEPT)
    draw.text(532, y, f"{label('startDate')}, {label('endDate')}, as stated")
    draw.text(532, y + ROW, "and the first and last day of each", fill=FAINT)


def _evidence(draw: Drawing) -> None:
    claim, evidence, article = (BOXES[name] for name in ("Claim", "Evidence", "Article"))
    draw.arrow(f"M{claim.x + 180} 698V{claim.y - 5}")
    draw.text(claim.x + 190, 722, f"{label('supportedBy')}, from anything above", fill=STATED)
    draw.arrow(f"M{article.x + 40} {article.y}V703")
    draw.text(article.x + 50, 722, f"{label('denotes')}, from what it speaks of", fill=STATED)
    y = evidence.y + 56
    draw.arrow(f"M{evidence.x + evidence.width} {y}H{article.x - 5}")
    draw.text(817, y - 8, "oa:hasSource", fill=STATED, text_anchor="middle")
    bottom = claim.y + height("Claim")
    draw.arrow(
        f"M{claim.x + 180} {bottom}V908H{article.x + 90}V{article.y + height('Article') + 5}"
    )
    draw.text(609, 902, "prov:wasDerivedFrom", fill=STATED, text_anchor="middle")


def _judgement(draw: Drawing) -> None:
    claim, judgement = BOXES["Claim"], BOXES["Judgement"]
    draw.arrow(f"M{claim.x + 150} {judgement.y}V{claim.y + height('Claim') + 5}")
    draw.text(
        claim.x + 264,
        judgement.y + 52,
        f"{label('judges')} claims, and what an article speaks of; goes before what articles say",
        fill=STATED,
    )


def _heads(xml: XmlWriter) -> None:
    with xml.element("defs"):
        for name, colour in (("stated", STATED), ("derived", DERIVED)):
            with xml.element(
                "marker",
                {
                    "id": name,
                    "viewBox": "0 0 10 10",
                    "refX": 7,
                    "refY": 5,
                    "markerWidth": 7,
                    "markerHeight": 7,
                    "orient": "auto",
                },
            ):
                xml.leaf("path", {"d": "M0 0L10 5L0 10z", "fill": colour})


def draw() -> bytes:
    """The picture as SVG."""
    out = io.BytesIO()
    root = {
        "viewBox": f"0 0 {WIDTH} {HEIGHT}",
        "width": WIDTH,
        "height": HEIGHT,
        "font-family": "Helvetica, Arial, sans-serif",
        "role": "img",
    }
    with (
        XmlWriter.to(out, {None: "http://www.w3.org/2000/svg"}) as xml,
        xml.element("svg", root),
    ):
        xml.leaf("title", text="The classes and main properties of the ontology")
        _heads(xml)
        xml.leaf("rect", {"width": WIDTH, "height": HEIGHT, "fill": PAPER})
        drawing = Drawing(xml)
        drawing.frame(30, 20, WIDTH - 60, 204, "Concepts, by which things are told apart")
        drawing.frame(30, 240, WIDTH - 60, 458, "Things, as the articles together have them")
        drawing.frame(30, 738, WIDTH - 60, 184, "What each article says")
        drawing.frame(30, 938, WIDTH - 60, 176, "What people decide")
        for scheme in CARDS:
            drawing.card(scheme)
        _relationship(drawing)
        _arrows(drawing)
        _evidence(drawing)
        _judgement(drawing)
        for name in BOXES:
            drawing.box(name)
    return out.getvalue()


if __name__ == "__main__":
    (folder("ontology") / "overview.svg").write_bytes(draw())
