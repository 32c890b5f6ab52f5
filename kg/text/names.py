"""Names of organisations: legal forms, core names, short forms, slugs.

A *core name* is what is left of a name once its legal form is taken off: "Leica Camera AG" and
"Leica Camera" share one. Slugs are what IRIs are made of.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# The legal forms met in technology news, longest first where one is the start of another.
LEGAL_FORMS = (
    "incorporated", "inc", "corporation", "corp", "company", "co", "limited", "ltd", "llc", "llp",
    "plc", "ag", "gmbh", "kgaa", "kg", "se", "sa", "spa", "srl", "nv", "bv", "ab", "oyj", "oy",
    "asa", "a/s", "as", "kk", "pte", "pty", "sarl", "sas", "holding", "holdings", "group",
)  # fmt: skip
_LEGAL_TAIL = re.compile(
    r"(?:,?\s+)(?:" + "|".join(map(re.escape, LEGAL_FORMS)) + r"|s\.a|n\.v|s\.p\.a)\.?$",
    re.IGNORECASE,
)
_LETTERS = {"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}


def core_name(name: str) -> str:
    """The name without "the", possessive and legal forms; case and spelling are kept.

    >>> core_name("Leica Camera AG"), core_name("Robert Bosch GmbH & Co. KG")
    ('Leica Camera', 'Robert Bosch')
    """
    core = re.sub(r"\s+", " ", unicodedata.normalize("NFC", name)).strip(" ,;")
    core = re.sub(r"^[Tt]he\s+(?=\w)", "", core)
    core = re.sub(r"['’]s?$", "", core)
    while (shorter := _LEGAL_TAIL.sub("", core).rstrip(" ,&")) != core and shorter:
        core = shorter
    return core


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """What two spellings of one name share: core name, case folded, accents and marks removed.

    >>> name_key("Hewlett-Packard Co.") == name_key("hewlett packard")
    True
    """
    folded = "".join(_LETTERS.get(letter, letter) for letter in core_name(name).casefold())
    plain = unicodedata.normalize("NFKD", folded)
    return re.sub(r"[\W_]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def slug(name: str) -> str:
    """A name as part of an IRI: lower case, words joined by single hyphens, letters and digits.

    Letters outside ASCII that have no plain form are kept: an IRI may hold them.

    >>> slug("Leica Camera AG"), slug("AT&T"), slug("华为")
    ('leica-camera', 'at-t', '华为')
    """
    return name_key(name).replace(" ", "-") or "x" + "-".join(f"{ord(c):x}" for c in name)


def is_short_form(short: str, full: str) -> bool:
    """Whether ``short`` is ``full`` less some of its last words, or its initials.

    >>> is_short_form("Leica", "Leica Camera AG"), is_short_form("IBM", "International Business Machines")
    (True, True)
    >>> is_short_form("Camera", "Leica Camera")
    False
    """
    a, b = name_key(short).split(), name_key(full).split()
    if not a or len(a) >= len(b):
        return False
    initials = "".join(word[0] for word in b if word not in {"of", "and", "the"})
    return b[: len(a)] == a or (len(a) == 1 and len(a[0]) > 1 and a[0] == initials)


def local_id(type_: str, name: str) -> str:
    """The id of a named thing within its document.

    >>> local_id("organization", "Leica Camera AG")
    'org.leica-camera'
    """
    short = {"organization": "org", "media": "org", "body": "org"}.get(type_, type_)
    return f"{short}.{slug(name)}"
