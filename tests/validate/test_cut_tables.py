"""Each row of the two tables of paths has a case that goes wrong without it."""

from __future__ import annotations

import pytest

from kg.store.oxigraph import OxigraphStore
from kg.terms import iri
from kg.validate import Violation, validate, widened
from kg.validate.cut import CONTEXT, DEPENDENTS, Way
from tests.validate.test_cut import ends, graph_of, loaded

SUPPLY = (
    "partnership:p a tp:Partnership ; tp:supplier org:zephyr ; tp:customer org:aurelia ; "
    "tp:stage stage:active . "
)
SCOPE = "partnership:p tp:scope field:batteries"
SAME_SUPPLY = SUPPLY.replace("p:p", "p:q") + SCOPE.replace("p:p", "p:q") + " . "
CHIEFS = (
    "tenure:ada a tp:RoleTenure ; tp:inOrganization org:zephyr ; tp:role role:ceo ; "
    "tp:holder person:ada . tenure:ben a tp:RoleTenure ; tp:inOrganization org:zephyr ; "
    "tp:role role:ceo ; tp:holder person:ben . org:zephyr a tp:Company . "
)
ENDED = (
    "partnership:p a tp:Partnership ; tp:stage stage:ended ; tp:supportedBy claim:c . "
    "article:a\\#p tp:denotes partnership:p . judgement:j tp:verdict 'edit' . "
)
CIRCLE = "org:b tp:subsidiaryOf org:c . org:c tp:subsidiaryOf org:d . org:d tp:subsidiaryOf org:a ."
FIRST_ID = "org:a schema:sameAs <http://www.wikidata.org/entity/Q1> . "
SECOND_ID = "org:b schema:sameAs <http://www.wikidata.org/entity/Q1>"

# In the order of DEPENDENTS: what is there, what comes or goes, the thing whose verdict changes.
CHANGES = (
    (SUPPLY + "org:zephyr a tp:Company", "org:aurelia a tp:Company", "partnership:p"),
    (SUPPLY + "partnership:p tp:produced product:z9", "product:z9 a tp:Product", "partnership:p"),
    (SUPPLY + "partnership:p tp:supportedBy claim:c", "claim:c a tp:Claim", "partnership:p"),
    (
        SUPPLY + "partnership:p tp:kind kind:friendship",
        "kind:friendship skos:inScheme kind:",
        "partnership:p",
    ),
    (
        "claim:c a tp:Claim ; prov:wasDerivedFrom article:a",
        "article:a a tp:Article",
        "claim:c",
    ),
    (ENDED, "judgement:j tp:judges article:a\\#p", "partnership:p"),
    (CHIEFS, "tenure:ada tp:endDate '2020'^^xsd:gYear", "org:zephyr"),
    (
        SUPPLY.replace("stage:active", "stage:planned") + SCOPE + " . " + SAME_SUPPLY,
        "partnership:p tp:stage stage:active",
        "partnership:q",
    ),
    (SUPPLY + SAME_SUPPLY, SCOPE, "partnership:q"),
    (CIRCLE, "org:a tp:subsidiaryOf org:b", "org:d"),
    (FIRST_ID, SECOND_ID, "org:a"),
)
# In the order of CONTEXT: what is there, and the thing that is judged by it.
JUDGED = (
    (ENDED + "claim:c a tp:Claim ; rdf:predicate tp:endDate", "partnership:p"),
    (ENDED + "judgement:j tp:judges article:a\\#p", "partnership:p"),
    (ENDED + "judgement:j tp:judges article:a\\#p", "partnership:p"),
    (ENDED + "judgement:j tp:judges claim:c", "partnership:p"),
    (CHIEFS, "org:zephyr"),
    (SUPPLY + SAME_SUPPLY + SCOPE, "partnership:q"),
    (CIRCLE + "org:a tp:subsidiaryOf org:b", "org:a"),
    (FIRST_ID + SECOND_ID, "org:a"),
)


def verdict(store: OxigraphStore, thing: str) -> list[Violation]:
    """What a full pass finds of one thing."""
    return [found for found in validate(store, inferred=False) if found.focus == iri(thing)]


def without(table: tuple[Way, ...], row: Way) -> tuple[Way, ...]:
    return tuple(each for each in table if each != row)


@pytest.mark.parametrize(("row", "case"), [*zip(DEPENDENTS, CHANGES, strict=True)])
def test_a_row_of_dependents_leads_to_what_changes(
    row: Way, case: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    base, change, thing = case
    less, more = graph_of(base), graph_of(base, change)
    assert verdict(loaded(less), thing) != verdict(loaded(more), thing)

    def noticed() -> list[bool]:
        """When it goes, and when it comes."""
        return [iri(thing) in widened(loaded(after), ends(more - less)) for after in (less, more)]

    assert noticed() == [True, True]
    monkeypatch.setattr("kg.validate.cut.DEPENDENTS", without(DEPENDENTS, row))
    assert not all(noticed())


@pytest.mark.parametrize(("row", "case"), [*zip(CONTEXT, JUDGED, strict=True)])
def test_a_row_of_context_brings_what_decides(
    row: Way, case: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    there, thing = case
    store = loaded(graph_of(there))
    full = verdict(store, thing)
    monkeypatch.setattr("kg.validate.cut.DEPENDENTS", ())  # check the thing and no other
    assert validate(store, focus={iri(thing)}) == full
    monkeypatch.setattr("kg.validate.cut.CONTEXT", without(CONTEXT, row))
    assert validate(store, focus={iri(thing)}) != full
