"""The verbs: arguments become one JSON object, the result is read from JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from ._mulu import call

if TYPE_CHECKING:
    from ._documents import Report

Document: TypeAlias = Mapping[str, Any] | str | bytes
"""A document as a dict, or as JSON in a text or in UTF-8 bytes."""


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
