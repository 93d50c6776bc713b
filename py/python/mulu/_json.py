"""Arguments as JSON, and the day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._calls import Document
    from ._conformance import ListedItem


def call_arguments(options: Mapping[str, object] | None, **documents: Document) -> bytes:
    """Make the one JSON object that the library is called with."""
    # Options first: a document that is cut short or goes on too long then leaves no JSON.
    first = {} if options is None else {"options": given(options)}
    return json_object(first | documents)


def rule_options(
    today: date | str | None,
    lang: str | None,
    laws: Iterable[Mapping[str, Any]],
    rules: Mapping[str, Mapping[str, Any]] | None,
    own_rules: Iterable[Mapping[str, Any]],
) -> dict[str, object]:
    """Return the options by which the rules are asked."""
    return {
        "today": iso_day(today),
        "lang": lang,
        "laws": list(laws),
        "rules": dict(rules or {}),
        "own_rules": list(own_rules),
    }


def apply_options(only: Iterable[int] | None, except_: Iterable[int]) -> dict[str, object]:
    """Return the options by which changes of a patch are accepted."""
    return {"only": None if only is None else list(only), "except": list(except_)}


def items_of(items: Iterable[ListedItem] | Mapping[str, Any]) -> object:
    """Give codes and names as a list; the document of a whole list stays what it is."""
    return items if isinstance(items, Mapping) else list(items)


def given(options: Mapping[str, object]) -> dict[str, object]:
    """Leave out what is not given."""
    return {name: value for name, value in options.items() if value is not None}


def arguments(call: Mapping[str, Any] | None, lists: Iterable[str] = ()) -> bytes | None:
    """Give a call's arguments as JSON, with the documents in them as they come."""
    if call is None:
        return None
    many = {name: json_list(call[name]) for name in lists if name in call}
    return json_object({**call, **many})


def json_object(fields: Mapping[str, Document]) -> bytes:
    """Give documents as one JSON object."""
    written = (json_text(name) + b":" + json_document(value) for name, value in fields.items())
    return b"{" + b",".join(written) + b"}"


def json_each(catalogs: Iterable[Mapping[str, Document]]) -> bytes:
    """Give catalogs with what stands beside them: a catalog may be JSON, the rest is plain."""
    told = (
        json_object(
            {key: one if key == "catalog" else json_text(one) for key, one in entry.items()}
        )
        for entry in catalogs
    )
    return b"[" + b",".join(told) + b"]"


def json_list(documents: Iterable[Document]) -> bytes:
    """Give documents as a JSON list."""
    return b"[" + b",".join(map(json_document, documents)) + b"]"


def json_document(value: Document) -> bytes:
    """JSON as it comes, without the byte order mark that some editors put before it."""
    if isinstance(value, str):
        return value.removeprefix("\ufeff").encode("utf-8", "surrogatepass")
    if isinstance(value, bytes):
        return value.removeprefix(b"\xef\xbb\xbf")
    return json_text(value)


def json_text(value: object) -> bytes:
    """Give a value as JSON."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return text.encode("utf-8", "surrogatepass")


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, date):
        return iso_day(value)
    raise TypeError(f"not a part of a document: {type(value).__name__}")


def iso_day(day: date | str | None) -> str:
    """Give a day as documents have it, this day by default."""
    if isinstance(day, str):
        return day
    if isinstance(day, datetime):
        day = day.date()
    return (day or date.today()).isoformat()
