"""Text made safe: what articles say is shown as text, whatever marks are in it."""

from __future__ import annotations

import html
import re
from urllib.parse import quote, urlsplit

from kg.export.xml import clean

# Of a bare address the one mark without which it is no link.
_MARKS = re.compile(r"[\\`*_{}\[\]<>#!|~&$]|:(?=//)|(?<=www)\.", re.IGNORECASE)
# What a line of ours could begin with by accident: a list, a rule, a heading underlined.
_OPENING = re.compile(r"^(\d+)([.)])|^([-+])")


class Html(str):
    """Text that is HTML already, and is not escaped again."""

    __slots__ = ()


def tag(name: str, *children: str, **attributes: str | None) -> Html:
    """An HTML element around its children, which are escaped unless they are ``Html``.

    Attributes that are None are left out; ``class_`` is written ``class``.

    >>> print(tag("p", "Nordlens & Zephyr, ", tag("b", "<since> 2019"), class_="deal"))
    <p class="deal">Nordlens &amp; Zephyr, <b>&lt;since&gt; 2019</b></p>
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(clean(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(c if isinstance(c, Html) else html.escape(clean(c)) for c in children)
    return Html(f"<{name}{given}>{inner}</{name}>")


def markdown(text: str) -> str:
    r"""Text as Markdown shows it letter by letter, on one line.

    >>> print(markdown("Nordlens *and* <Zephyr>"))
    Nordlens \*and\* \<Zephyr\>
    """
    line = " ".join(clean(text).split())
    line = _MARKS.sub(lambda mark: f"\\{mark[0]}", line)
    return _OPENING.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", line)


def link(url: str) -> str | None:
    """A web address that may be followed, with all odd characters encoded; None for any other.

    >>> link("https://example.com/nordlens news"), link("javascript:alert(1)")
    ('https://example.com/nordlens%20news', None)
    """
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return None
    if scheme not in ("http", "https"):
        return None
    return quote(url.encode("utf-8", "replace"), safe="/:?#&=%+,;@!~.-_")
