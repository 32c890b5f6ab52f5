"""Names of organisations and other things: legal forms, core names, short forms, slugs.

A *core name* is what is left of a company's name once its legal form is taken off: "Nordlens Optics
AG" and "Nordlens Optics" share one. A *key* is what spellings of one name share. Slugs, made of
keys, are what IRIs are made of.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LEGAL_FORMS = frozenset({
    "incorporated", "inc", "corporation", "corp", "company", "co", "limited", "ltd", "llc", "llp",
    "plc", "ag", "gmbh", "kgaa", "kg", "se", "sa", "spa", "srl", "nv", "bv", "ab", "oyj", "oy",
    "asa", "as", "kk", "pte", "pty", "sarl", "sas", "holding", "holdings", "group",
})  # fmt: skip
"""The legal forms met in technology news, folded as keys are: "A/S" is "as", "S.p.A." is "spa"."""

_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ð": "d"}
)
# The marks that Latin, Greek and Cyrillic letters carry, and the invisible choice of a glyph. Marks
# of other scripts stay: they tell words apart.
_ACCENTS = re.compile("[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_POSSESSIVE = re.compile(r"['’](?:s(?!\w)|(?!\w))", re.IGNORECASE)
_ENDS_POSSESSIVE = re.compile(r"(?:['’]s?)+$")
_INITIALS = re.compile(r"(?<!\w)([^\W\d_])[./](?=[^\W\d_](?!\w))")
_SMALL_WORDS = frozenset({"of", "and", "the"})


@lru_cache(maxsize=65536)
def core_name(name: str) -> str:
    """The name without "the", possessive and legal forms; case and spelling are kept.

    >>> core_name("Nordlens Optics AG"), core_name("Robert Bosch GmbH & Co. KG")
    ('Nordlens Optics', 'Robert Bosch')
    """
    words = unicodedata.normalize("NFC", name).strip(" ,;").split()
    while len(words) > 1 and words[0] in {"the", "The"}:
        words.pop(0)
    # A word that folds to nothing is the "&" between two legal forms.
    while len(words) > 1 and ((last := _fold(words[-1]).strip()) in LEGAL_FORMS or not last):
        words.pop()
    return _ENDS_POSSESSIVE.sub("", " ".join(words)).rstrip(" ,;&")


@lru_cache(maxsize=65536)
def name_key(name: str, *, legal_forms: bool = True) -> str:
    """What spellings of one name share: words in lower case, without accents, "the" and legal form.

    ``legal_forms=False`` is for what is no company: the SE of "iPhone SE" is part of the name. A
    name of signs alone has its bytes for a key, so that two such names differ.

    >>> name_key("Hewlett-Packard Co.") == name_key("hewlett packard")
    True
    >>> name_key("iPhone SE", legal_forms=False)
    'iphone se'
    """
    words = _fold(name).split()
    while len(words) > 1 and words[0] == "the":
        words.pop(0)
    while legal_forms and len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words) or "0x" + name.strip().encode("utf-8", "surrogatepass").hex()


def _fold(text: str) -> str:
    """Lower case without accents; all that is no letter or digit a space; "S.p.A." as one word."""
    text = text.casefold()
    if not text.isascii():
        # Twice: the compatibility form of a letter can be a capital ("ℌ"), that of a capital a
        # letter.
        for _ in range(2):
            text = unicodedata.normalize("NFKD", text.casefold())
        text = _ACCENTS.sub("", text).translate(_LETTERS)
    text = _INITIALS.sub(r"\1", _POSSESSIVE.sub("", text))
    return unicodedata.normalize("NFC", text).translate(_IN_A_KEY)


class _Letters(dict[int, str]):
    """For a character what it is in a key, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = letter = _letter(chr(code))
        return letter


def _letter(character: str) -> str:
    """The character if words are made of it; nothing if it cannot be seen; else a space."""
    category = unicodedata.category(character)
    if character.isalnum() or category.startswith("M"):
        return character
    return "" if category == "Cf" else " "


_IN_A_KEY = _Letters()


def slug(name: str, *, legal_forms: bool = True) -> str:
    """A name as part of an IRI: its key, the words joined by single hyphens.

    Letters outside ASCII that have no plain form are kept: an IRI may hold them.

    >>> slug("Nordlens Optics AG"), slug("AT&T"), slug("华为")
    ('nordlens-optics', 'at-t', '华为')
    """
    return name_key(name, legal_forms=legal_forms).replace(" ", "-")


@lru_cache(maxsize=65536)
def short_forms(name: str) -> frozenset[str]:
    """The keys of all that can be short for a name: its first words, and its initials.

    >>> sorted(short_forms("International Business Machines Corp."))
    ['ibm', 'international', 'international business']
    """
    words = name_key(name).split()
    forms = {" ".join(words[:count]) for count in range(1, len(words))}
    initials = "".join(word[0] for word in words if word not in _SMALL_WORDS)
    return frozenset(forms | ({initials} if len(initials) > 1 else set()))


def is_short_form(short: str, full: str) -> bool:
    """Whether ``short`` is ``full`` less some of its last words, or its initials.

    >>> is_short_form("Nordlens", "Nordlens Optics AG"), is_short_form("Camera", "Nordlens Optics")
    (True, False)
    """
    return name_key(short) in short_forms(full)


def local_id(type_: str, name: str) -> str:
    """The id of a named thing within its document.

    >>> local_id("organization", "Nordlens Optics AG"), local_id("product", "iPhone SE")
    ('org.nordlens-optics', 'product.iphone-se')
    """
    short = {"organization": "org", "media": "org", "body": "org"}.get(type_, type_)
    return f"{short}.{slug(name, legal_forms=short == 'org')}"
