"""The verbs: arguments become one JSON object, the result is read from JSON."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from ._mulu import call

if TYPE_CHECKING:
    from ._documents import Read, Report, Written

Document: TypeAlias = Mapping[str, Any] | str | bytes
"""A document as a dict, or as JSON in a text or in UTF-8 bytes."""


FileLike: TypeAlias = str | os.PathLike[str] | bytes | Mapping[str, str]
"""A file: its path, its bytes, or as documents hold it, `{"text": …}` or `{"base64": …}`."""


def read(
    file: FileLike,
    *,
    name: str | None = None,
    format: str | None = None,  # noqa: A002
    layout: Iterable[Mapping[str, Any]] = (),
    limits: Mapping[str, int] | None = None,
    lang: Literal["zh", "en"] | None = None,
) -> Read:
    """Read a catalog from a file as an office keeps it: Excel, Word, a page, CSV, Markdown, JSON.

    `name` is the file's name for messages, the path's by default; `format` is found out where it is
    not given. `layout` says how tables lie where that is not found right, `limits` how much is read
    at the most. With `lang` each finding carries its message and help. Bytes that cannot be read at
    all raise `MuluError`; bad content is findings.
    """
    if isinstance(file, (str, os.PathLike)):
        path = Path(file)
        content: Document = _base64(path.read_bytes())
        name = name or path.name
    else:
        content = _base64(file) if isinstance(file, bytes) else file
    options: dict[str, object] = {"name": name, "format": format, "lang": lang}
    options["layout"] = list(layout)
    if limits is not None:
        options["limits"] = dict(limits)
    return cast("Read", _call("read", options, file=content))


def write(
    catalog: Document,
    format: str,  # noqa: A002
    *,
    layout: Literal["national", "coded"] | None = None,
    lang: Literal["zh", "en"] | None = None,
) -> Written:
    """Write a catalog as a file: xlsx, html, csv, tsv, markdown, json.

    The result's `file` holds the bytes, as text or in base64 (`content` takes them out); its
    findings say what the format cannot hold.
    """
    options = {"layout": layout, "lang": lang}
    return cast("Written", _call("write", options, catalog=catalog, format=_json(format)))


def content(written: Written) -> bytes:
    """Take the bytes of a written file out of the result of `write`."""
    file = written["file"]
    return file["text"].encode() if "text" in file else base64.b64decode(file["base64"])


def _base64(content: bytes) -> dict[str, str]:
    return {"base64": base64.b64encode(content).decode("ascii")}


def validate(
    catalog: Document,
    *,
    today: date | str | None = None,
    lang: Literal["zh", "en"] | None = None,
    laws: Iterable[Mapping[str, Any]] = (),
) -> Report:
    """Hold a catalog against the rules.

    `today` is the day on which laws have to be in force, this day by default. With `lang` each
    finding carries its message and help in that language. `laws` are instruments of one's own,
    beside the built-in table. A catalog that cannot be read raises `MuluError`.
    """
    options = {"today": _day(today), "lang": lang, "laws": list(laws)}
    return cast("Report", _call("validate", options, catalog=catalog))


def _call(verb: str, options: Mapping[str, object], **documents: Document) -> object:
    # Options first: a document that is cut short or goes on too long then leaves no JSON.
    fields = [b'"options":' + _json(options)]
    fields += [_json(name) + b":" + _json_document(value) for name, value in documents.items()]
    return json.loads(call(verb, b"{" + b",".join(fields) + b"}"))


def _json_document(value: Document) -> bytes:
    """JSON as it comes, without the byte order mark that some editors put before it."""
    if isinstance(value, str):
        return value.removeprefix("\ufeff").encode("utf-8", "surrogatepass")
    if isinstance(value, bytes):
        return value.removeprefix(b"\xef\xbb\xbf")
    return _json(value)


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return text.encode("utf-8", "surrogatepass")


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, date):
        return _day(value)
    raise TypeError(f"not a part of a document: {type(value).__name__}")


def _day(day: date | str | None) -> str:
    if isinstance(day, str):
        return day
    if isinstance(day, datetime):
        day = day.date()
    return (day or date.today()).isoformat()
