"""Writes the page of the ontology, ``make docs``: classes and properties by pyLODE, concepts by us.

pyLODE knows no concepts: it takes every concept scheme for an ontology of its own, mixes up their
titles, and lists the terms of others as ours. So it is given our classes and properties only, and
a section for each scheme is put in below them. It comes with the extra ``docs``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement
from lxml.html.builder import CLASS, CODE, DIV, H2, H3, H4, LI, TABLE, TD, TH, TR, UL, A, P
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, BNode, Graph, Namespace, URIRef

from kg.resources import read
from kg.terms import ONTOLOGY, PREFIXES

SCHEMES = ("kind", "stage", "modality", "role")
ROWS = (
    (SKOS.definition, "Definition"),
    (SKOS.scopeNote, "Scope note"),
    (SKOS.example, "Example"),
    (SKOS.broader, "Broader"),
    (Namespace(ONTOLOGY).roleProperty, "Role properties"),
    (SKOS.note, "Counterparts"),
    (SKOS.altLabel, "Also called"),
    (SKOS.hiddenLabel, "Phrases"),
)
"""What is told of a concept, in this order, and the heading it is told under."""


def ontology() -> Graph:
    """The whole ontology."""
    return Graph().parse(data=read("ontology", "techpartners.ttl"), format="turtle")


def own_terms(whole: Graph) -> Graph:
    """The ontology without its concepts and without the terms of others."""
    about = {node for node in whole.subjects() if isinstance(node, BNode)}
    about |= {node for node in whole.subjects() if str(node).startswith(ONTOLOGY)}
    about |= set(whole.subjects(RDF.type, OWL.Ontology))
    own = Graph()
    for prefix in PREFIXES:
        own.bind(prefix, PREFIXES[prefix], replace=True)
    for triple in whole:
        if triple[0] in about:
            own.add(triple)
    return own


def concepts(whole: Graph, scheme: str) -> list[URIRef]:
    """The concepts of a scheme, by label."""
    found = whole.subjects(SKOS.inScheme, URIRef(PREFIXES[scheme]))
    return sorted(found, key=lambda concept: str(whole.value(concept, SKOS.prefLabel)))


def anchors(whole: Graph) -> dict[str, str]:
    """Where on the page each concept stands."""
    return {
        str(concept): f"#{scheme}-{str(concept).removeprefix(PREFIXES[scheme])}"
        for scheme in SCHEMES
        for concept in concepts(whole, scheme)
    }


def entry(whole: Graph, concept: URIRef, where: dict[str, str]) -> HtmlElement:
    """One concept, in the manner in which pyLODE shows a class."""
    rows = [TR(TH("IRI"), TD(CODE(str(concept))))]
    for predicate, heading in ROWS:
        if cells := sorted(
            cell(whole, value, where) for value in whole.objects(concept, predicate)
        ):
            rows.append(TR(TH(heading), TD(*joined(cells))))
    title = H3(str(whole.value(concept, SKOS.prefLabel)))
    return DIV(CLASS("property entity"), title, TABLE(*rows), id=where[str(concept)][1:])


def cell(whole: Graph, value: object, where: dict[str, str]) -> tuple[str, str]:
    """What a value is called, and where it stands on the page if it is a concept."""
    label = whole.value(value, SKOS.prefLabel) or whole.value(value, RDFS.label)  # type: ignore[arg-type]
    return str(label or value), where.get(str(value), "")


def joined(cells: list[tuple[str, str]]) -> Iterator[HtmlElement | str]:
    """The cells one after the other, with commas between."""
    for number, (text, target) in enumerate(cells):
        yield ", " if number else ""
        yield A(text, href=target) if target else text


def section(whole: Graph, scheme: str, where: dict[str, str]) -> HtmlElement:
    """One scheme: its title, what it is for, and its concepts."""
    node = URIRef(PREFIXES[scheme])
    title, about = (str(whole.value(node, p)) for p in (DCTERMS.title, DCTERMS.description))
    entries = [entry(whole, concept, where) for concept in concepts(whole, scheme)]
    heading = H2(title[0].upper() + title[1:])
    return DIV(CLASS("section"), heading, P(about), *entries, id=f"{scheme}-scheme")


def listed(part: HtmlElement) -> HtmlElement:
    """A section's entry in the table of contents."""
    links = [LI(A(each.findtext("h3"), href=f"#{each.get('id')}")) for each in part.iterfind("div")]
    return LI(H4(A(part.findtext("h2"), href=f"#{part.get('id')}")), UL(CLASS("second"), *links))


def mend_links(root: HtmlElement, where: dict[str, str]) -> None:
    """Lead links to concepts to their place on the page, and none to where nothing stands."""
    for link in root.iter("a"):
        target = link.get("href")
        # pyLODE takes the IRI of the version, which begins like those of our terms, for one.
        if target.startswith("#") and root.get_element_by_id(target[1:], None) is None:
            target = link.text
        link.set("href", where.get(target, target))


def page() -> bytes:
    """The page as one HTML file that needs nothing from elsewhere."""
    from pylode import OntPub

    whole = ontology()
    where = anchors(whole)
    root = html.document_fromstring(OntPub(own_terms(whole), sort_subjects=True).make_html())
    mend_links(root, where)
    namespaces = root.get_element_by_id("namespaces")
    contents = root.xpath("//div[@id='toc']//li[h4/a/@href='#namespaces']")[0]
    # The prefix kind: must not have the anchor of the property kind.
    for each in namespaces.xpath(".//*[@id]"):
        each.set("id", f"prefix-{each.get('id')}")
    for link in contents.xpath("./ul//a"):
        link.set("href", f"#prefix-{link.get('href')[1:]}")
    for scheme in SCHEMES:
        part = section(whole, scheme, where)
        namespaces.addprevious(part)
        contents.addprevious(listed(part))
    return html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>")


def write(path: Path) -> None:
    """Write the page to a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(page())


if __name__ == "__main__":
    write(Path(sys.argv[1]))
