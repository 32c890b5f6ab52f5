"""Web archives (WARC): each page that was fetched is an article."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, cast

from kg.articles.build import id_of_address
from kg.articles.decode import decode, load
from kg.articles.draft import Draft
from kg.articles.fields import checked, usable
from kg.articles.web import web_page
from kg.errors import ArticleError

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_GZIP = b"\x1f\x8b"
_WARC = b"WARC/"
_PAGES = ("text/html", "application/xhtml+xml")
_FETCHED = "200"


def archive(file: BinaryIO, source: str) -> Iterator[Draft | ArticleError]:
    """The pages of a WARC file, compressed or not, read one by one as they are asked for.

    Pictures, errors of a site and pages that were only seen unchanged are passed over. The address
    is the record's, and so is the day where the page states none: that on which it was fetched.
    """
    from warcio.archiveiterator import WARCIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        for number, record in enumerate(WARCIterator(_unpacked(file, source)), start=1):
            try:
                yield from _page(record, f"{source}, record {number}")
            except ArticleError as error:
                yield error
    # What lies behind the broken place cannot be told apart any more.
    except (ArchiveLoadFailed, EOFError, gzip.BadGzipFile, zlib.error):
        problem = f"is broken or cut short after {number} records"
        raise ArticleError(source, problem, "fetch it again; what stands before is read") from None


class _Unpacked(gzip.GzipFile):
    """Gives what it has, where reading on for more could meet a broken place first."""

    def read(self, size: int | None = -1) -> bytes:
        return self.read1(-1 if size is None else size)


def _unpacked(file: BinaryIO, source: str) -> BinaryIO:
    """The plain bytes of an archive; gzip, unlike warcio, tells where they are cut short."""
    head = file.read(len(_WARC))
    file.seek(0)
    if head.startswith(_GZIP):
        return cast(BinaryIO, _Unpacked(fileobj=file))
    if head == _WARC:
        return file
    raise ArticleError(source, "is no web archive", "fetch it again as WARC")


def _page(record: ArcWarcRecord, number: str) -> Iterator[Draft]:
    """The article of a record, if it is a page that was fetched."""
    if record.rec_headers.get_header("Content-Length") is None:
        raise EOFError  # cut short within its head
    http = record.http_headers
    if record.rec_type != "response" or not http or http.get_statuscode() != _FETCHED:
        return
    kind, _, parameters = (http.get_header("Content-Type") or "").partition(";")
    if kind.strip().lower() not in _PAGES:
        return
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    here = f"{number} ({address}),"
    data = load(record.content_stream(), here)
    if record.raw_stream.limit:
        raise EOFError
    charset = parameters.partition("charset=")[2].strip(" \"'") or None
    facts = usable({"url": address, "published": record.rec_headers.get_header("WARC-Date")})
    for draft in web_page(decode(data, here, charset), here):
        known = checked(facts, here) | draft.facts
        # The page may call itself otherwise; the archive says where it was found.
        known |= {"url": address, "id": id_of_address(address)} if "url" in facts else {}
        yield replace(draft, facts=known)
