from __future__ import annotations

from dataclasses import replace

import pytest

from kg.articles import from_text
from kg.corpus import read_passages
from kg.extract import RuleExtractor
from kg.text.language import is_english
from tests.test_corpus import CORPUS

OTHERS = [
    "Der Konzern Nordlens und der Hersteller Zephyr gaben am Montag bekannt, dass sie gemeinsam "
    "eine neue Kamera entwickeln wollen. Die Zusammenarbeit soll bis Ende des Jahres beginnen und "
    "in den kommenden Jahren ausgebaut werden, sagte der Vorstand in Berlin vor der Presse.",
    "Le groupe Nordlens et le fabricant Zephyr ont annoncé lundi qu'ils allaient développer "
    "ensemble une nouvelle caméra. La coopération doit commencer avant la fin de l'année et sera "
    "étendue dans les années à venir, a déclaré la direction devant la presse à Paris.",
    "Het concern Nordlens en de fabrikant Zephyr maakten maandag bekend dat zij samen een nieuwe "
    "camera gaan ontwikkelen. De samenwerking is in het najaar begonnen en wordt de komende jaren "
    "uitgebreid, zei de directie in Amsterdam tegen de pers, die er al eerder over schreef.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_another_language_is_told_and_not_read(text: str) -> None:
    assert not is_english(text)
    found = RuleExtractor().extract(from_text(text, id="x"))
    assert found.records == ()
    assert found.refused == ("x: the text is not in English; nothing was taken from it",)


def test_what_says_it_is_in_another_language_is_not_read() -> None:
    article = from_text("Nordlens und Zephyr gründen eine Joint Venture.", id="x")
    found = RuleExtractor().extract(replace(article, language="de"))
    assert "not in English" in found.refused[0]


def test_every_passage_of_the_corpus_is_english() -> None:
    assert [found.id for found in read_passages(CORPUS) if not is_english(found.text)] == []


def test_what_is_too_short_to_tell_is_read() -> None:
    assert is_english("Nordlens Zephyr Kooperation")
