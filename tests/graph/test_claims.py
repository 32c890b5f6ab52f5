from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.articles import from_text
from kg.dates import PartialDate
from kg.errors import UngroundedRecord
from kg.graph.claims import article_graph, article_quads, local_node
from kg.graph.fields import FIELDS
from kg.graph.stored import read_claims, read_sources
from kg.model import Article, Evidence, Extraction, Record, Source, Span, Statement, Value
from kg.store.oxigraph import OxigraphStore
from kg.terms import (
    ARTICLE_BODY,
    CLAIM,
    CONFIDENCE,
    DERIVED_FROM,
    EVIDENCE,
    EVIDENCED_BY,
    HAS_SELECTOR,
    HEADLINE,
    MODALITY,
    OA_END,
    OA_EXACT,
    OA_START,
    OBJECT,
    PREDICATE,
    RESOLVED,
    SAID_BY,
    SUBJECT,
    TYPE,
    iri,
)  # fmt: skip
from kg.text.fingerprint import fingerprint
from kg.text.names import local_id

TEXT = 'Leica Camera and Xiaomi 徕卡 announced a cooperation in 2022.\nIt began "soon".'
ARTICLE = Article(
    "a", TEXT, "00", title="Two partners", published=dt.date(2022, 5, 23), publisher="Example News"
)


def quote(words: str, text: str = TEXT) -> Evidence:
    start = text.index(words)
    return Evidence.at(Span(start, start + len(words)), text)


LEICA, XIAOMI = quote("Leica Camera"), quote("Xiaomi")
RECORDS = (
    Record("a", "organization", "org.leica-camera",
           (Statement("name", "Leica Camera", (LEICA,)), Statement("alias", "Leica", (LEICA,)))),
    Record("a", "organization", "org.xiaomi", (Statement("name", "Xiaomi", (XIAOMI,)),)),
    Record("a", "attribute", "org.xiaomi", (Statement("industry", "phones", (XIAOMI,)),)),
    Record("a", "product", "product.p9-series", (Statement("name", "P9 series", (XIAOMI,)),)),
    Record("a", "partnership", "partnership.leica-camera--xiaomi", (
        Statement("party", "Leica Camera", (LEICA, XIAOMI), "reported", 0.8, "a source"),
        Statement("party", "Xiaomi", (XIAOMI,), "reported", 0.8),
        Statement("kind", "co-branding", (quote("cooperation"),), "rumoured", 0.55),
        Statement("start", PartialDate(2022), (quote("2022"),)),
    )),
)  # fmt: skip
EXTRACTION = Extraction(ARTICLE, records=RECORDS)


def objects(quads: list[Quad], subject: NamedNode, predicate: NamedNode) -> list[object]:
    return [q.object for q in quads if (q.subject, q.predicate) == (subject, predicate)]


def claims_of(quads: list[Quad]) -> list[NamedNode]:
    return [q.subject for q in quads if (q.predicate, q.object) == (TYPE, CLAIM)]


def stored(extraction: Extraction) -> OxigraphStore:
    store = OxigraphStore.memory()
    store.replace_graph(article_graph(extraction.article.id), article_quads(extraction))
    return store


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    return article_quads(EXTRACTION)


def test_the_graph_holds_the_article_with_its_text(quads: list[Quad]) -> None:
    assert objects(quads, iri("article:a"), ARTICLE_BODY) == [Literal(TEXT)]
    assert objects(quads, iri("article:a"), HEADLINE) == [Literal("Two partners")]
    assert {quad.graph_name for quad in quads} == {article_graph("a")}


def test_without_a_title_the_first_line_heads_the_article() -> None:
    quads = article_quads(Extraction(replace(ARTICLE, title=None)))
    assert objects(quads, iri("article:a"), HEADLINE) == [Literal(TEXT.split("\n", maxsplit=1)[0])]


def test_each_claim_is_whole(quads: list[Quad]) -> None:
    claims = claims_of(quads)
    assert len(claims) == 13
    for claim in claims:
        for predicate in (SUBJECT, PREDICATE, OBJECT, MODALITY, CONFIDENCE, DERIVED_FROM):
            assert len(objects(quads, claim, predicate)) == 1
        assert objects(quads, claim, EVIDENCED_BY)


def test_every_evidence_quotes_its_article(quads: list[Quad]) -> None:
    (text,) = objects(quads, iri("article:a"), ARTICLE_BODY)
    assert isinstance(text, Literal)
    pieces = [q.subject for q in quads if (q.predicate, q.object) == (TYPE, EVIDENCE)]
    quoted = {e for claim in claims_of(quads) for e in objects(quads, claim, EVIDENCED_BY)}
    assert quoted == {*pieces}
    for piece in pieces:
        (selector,) = objects(quads, piece, HAS_SELECTOR)
        start, end, exact = (
            objects(quads, selector, each)[0].value  # type: ignore[arg-type, attr-defined]
            for each in (OA_START, OA_END, OA_EXACT)
        )
        assert text.value[int(start) : int(end)] == exact


def test_there_are_no_blank_nodes_and_no_repetitions(quads: list[Quad]) -> None:
    assert not [
        q for q in quads if isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode)
    ]
    assert len(set(quads)) == len(quads)
    assert len(quads) < 30 * len(claims_of(quads))


@given(st.data())
def test_the_order_of_what_is_stated_makes_no_difference(data: st.DataObject) -> None:
    shuffled = tuple(
        replace(
            record,
            statements=tuple(
                replace(statement, evidence=tuple(data.draw(st.permutations(statement.evidence))))
                for statement in data.draw(st.permutations(record.statements))
            ),
        )
        for record in data.draw(st.permutations(RECORDS))
    )
    repeated = shuffled + tuple(data.draw(st.lists(st.sampled_from(shuffled), max_size=2)))
    assert article_quads(Extraction(ARTICLE, records=repeated)) == article_quads(EXTRACTION)


def test_a_claims_id_depends_on_what_it_says_and_where() -> None:
    def ids(**changed: object) -> set[str]:
        said = replace(Statement("alias", "Leica", (LEICA,)), **changed)
        record = Record("a", "attribute", "org.leica-camera", (said,))
        return {
            claim.value
            for claim in claims_of(article_quads(Extraction(ARTICLE, records=(record,))))
        }

    same = [ids(), ids(confidence=0.3), ids(said_by="a source"), ids(evidence=(LEICA, LEICA))]
    assert all(each == same[0] for each in same)
    others = [
        ids(value="Leitz"),
        ids(field="name"),
        ids(modality="denied"),
        ids(evidence=(XIAOMI,)),
    ]
    assert len(set().union(*same, *others)) == 1 + len(others)
    moved = replace(EXTRACTION, article=replace(ARTICLE, id="b"))
    assert not {*claims_of(article_quads(moved))} & {*claims_of(article_quads(EXTRACTION))}


def test_of_one_thing_stated_twice_the_surest_counts_and_all_sources_are_named() -> None:
    said = Statement("industry", "phones", (XIAOMI,), confidence=0.4, said_by="one")
    twice = (said, replace(said, confidence=0.7, said_by="other"), replace(said, said_by=None))
    record = Record("a", "attribute", "org.xiaomi", twice)
    quads = article_quads(Extraction(ARTICLE, records=(record,)))
    (claim,) = claims_of(quads)
    assert [each.value for each in objects(quads, claim, CONFIDENCE)] == ["0.70"]  # type: ignore[attr-defined]
    assert objects(quads, claim, SAID_BY) == [Literal("one"), Literal("other")]


SAMPLES: dict[str, list[Value]] = {
    "text": ["mobile imaging", 'a "quoted"\nline', "徕卡 Leica"],
    "date": [PartialDate.parse(text) for text in ("2016", "2022-03", "2022-03-31", "--03-31")],
    "node": ["Leica Camera AG", "华为", "AT&T"],
    "class": ["organization", "product_line", "person"],
    "kind": ["co-branding"], "stage": ["ended"], "modality": ["official"], "role": ["ceo"],
}  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("modality", ["official", "denied"])
def test_claims_read_back_are_those_written(field: str, modality: str) -> None:
    form, target = FIELDS[field].form, FIELDS[field].target
    values = SAMPLES[form]
    said = tuple(Statement(field, value, (XIAOMI,), modality, 0.25) for value in values)
    store = stored(Extraction(ARTICLE, records=(Record("a", "attribute", "org.xiaomi", said),)))
    expected = [local_id(target, str(value)) for value in values] if form == "node" else values
    claims = read_claims(store)
    assert sorted((str(claim.value), type(claim.value)) for claim in claims) == sorted(
        (str(value), type(value)) for value in expected
    )
    for claim in claims:
        assert (claim.field, claim.modality, claim.confidence) == (field, modality, 0.25)
        assert (claim.article, claim.subject) == ("a", "org.xiaomi")
        assert claim.published == ARTICLE.published
        assert re.fullmatch("[0-9a-f]{20}", claim.id)


def test_types_are_claimed_of_things_but_not_of_attributes() -> None:
    types = {c.subject: c.value for c in read_claims(stored(EXTRACTION)) if c.field == "type"}
    assert types == {
        "org.leica-camera": "organization",
        "org.xiaomi": "organization",
        "product.p9-series": "product_line",
        "partnership.leica-camera--xiaomi": "partnership",
    }


def test_an_undated_article_gives_undated_claims() -> None:
    store = stored(replace(EXTRACTION, article=replace(ARTICLE, published=None)))
    assert {claim.published for claim in read_claims(store)} == {None}


def test_what_is_no_claim_of_ours_is_not_read() -> None:
    store = stored(EXTRACTION)
    before = read_claims(store)
    whole = "rdf:subject org:x ; tp:modality modality:official ; tp:confidence 0.5"
    store.update(f"""INSERT DATA {{ GRAPH {RESOLVED} {{
        claim:x a tp:Claim ; {whole} ; rdf:predicate owl:sameAs ; rdf:object org:y ;
          prov:wasDerivedFrom article:a .
        claim:y a tp:Claim ; {whole} ; rdf:predicate tp:scope ; rdf:object "x" .
        claim:z a tp:Claim ; {whole} ; rdf:predicate tp:scope ; rdf:object "x" ;
          prov:wasDerivedFrom "no article" . }} }}""")
    assert read_claims(store) == before


@pytest.mark.parametrize(
    ("evidence", "problem"),
    [
        ((), "without a quote"),
        ((Evidence(0, 5, "Leika"),), "'Leika'"),
        ((LEICA, Evidence(1, 13, "Leica Camera")), "not at 1-13"),
        ((Evidence(-13, -1, TEXT[-13:-1]),), "not at -13--1"),
        ((Evidence(0, 9999, TEXT),), "not at 0-9999"),
        ((Evidence(5, 6, " "),), "not at 5-6"),
    ],
)
def test_without_its_quote_nothing_is_written(evidence: tuple[Evidence, ...], problem: str) -> None:
    record = Record(
        "a", "organization", "org.leica-camera", (Statement("name", "Leica", evidence),)
    )
    with pytest.raises(UngroundedRecord, match=re.escape(problem)):
        article_quads(Extraction(ARTICLE, records=(*RECORDS, record)))


def test_a_record_that_states_nothing_claims_nothing() -> None:
    bare = article_quads(Extraction(ARTICLE))
    empty = Extraction(ARTICLE, records=(Record("a", "organization", "org.x", ()),))
    assert article_quads(empty) == bare


def test_an_articles_own_nodes_are_apart_from_all_others() -> None:
    assert local_node("a", "org.xiaomi") != local_node("b", "org.xiaomi")
    assert local_node("a", "org.华为").value.endswith("/article/a#org.华为")


def test_a_text_without_a_title_is_known_by_its_first_words() -> None:
    text = "Nordlens supplies Zephyr with lenses " * 6 + "\nIt does."
    article = from_text(text, id="x")
    [headline] = {
        quad.object.value
        for quad in article_quads(Extraction(article))
        if quad.predicate == HEADLINE
    }
    assert len(headline) <= 100 and headline.endswith(" …") and text.startswith(headline[:-2])


def test_each_article_comes_back_as_a_source() -> None:
    store = OxigraphStore.memory()
    days = {"b": None, "a": dt.date(2022, 5, 23)}
    for id, day in days.items():
        article = from_text(f"Nordlens joins {id}.", id=id, published=day)
        store.inner.extend(article_quads(Extraction(article)))
    assert read_sources(store) == [
        Source(id, days[id], fingerprint(f"Nordlens joins {id}.")) for id in ("a", "b")
    ]
