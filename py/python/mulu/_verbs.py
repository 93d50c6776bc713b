"""The verbs: arguments become one JSON object, the result is read from JSON."""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast, overload

from ._json import (
    apply_options,
    arguments,
    call_arguments,
    iso_day,
    items_of,
    json_each,
    json_list,
    json_text,
    rule_options,
)
from ._mulu import call

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ._calls import ConformArguments, DiffArguments, Document, FileLike, Pin, Thresholds
    from ._conformance import Conformance, ListedItem
    from ._diff import Diff, Level
    from ._documents import Explanation, Read, Report, Rulebook, Written
    from ._patch import Patch


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
    path_name, content = _file(file)
    options: dict[str, object] = {"name": name or path_name, "format": format, "lang": lang}
    options |= {"layout": list(layout), "limits": limits}
    return cast("Read", _call("read", options, file=content))


def read_lists(
    file: FileLike,
    *,
    name: str | None = None,
    format: str | None = None,  # noqa: A002
    kind: Literal["power", "service"] | None = None,
    limits: Mapping[str, int] | None = None,
    lang: Literal["zh", "en"] | None = None,
) -> dict[str, Any]:
    """Read the power-and-responsibility list or public-service list that a file holds, or both.

    Which list a table is, its headings tell, else its title, else `kind`. The result's `lists` are
    what `coverage` takes, and `powers` and `services` of `conform` and `impact`.
    """
    path_name, content = _file(file)
    options: dict[str, object] = {"name": name or path_name, "format": format, "kind": kind}
    options |= {"limits": limits, "lang": lang}
    return cast("dict[str, Any]", _call("read_lists", options, file=content))


def write(
    catalog: Document | None = None,
    format: str | None = None,  # noqa: A002
    *,
    diff: DiffArguments | None = None,
    conform: ConformArguments | None = None,
    rebase: Document | None = None,
    application: Mapping[str, Document] | None = None,
    notice: Mapping[str, Document] | None = None,
    coverage: Mapping[str, Any] | None = None,
    layout: Literal["national", "coded"] | None = None,
    lang: Literal["zh", "en"] | None = None,
) -> Written:
    """Write a catalog as a file: xlsx, html, csv, tsv, markdown, json; or a comparison for people.

    Instead of a catalog, `diff` takes what the verb `diff` takes (`{"base": …, "other": …,
    "options": {…}}`) and `conform` what `conform` takes (`guideline`, `catalog`, `options`): each
    is written as a page (html), a workbook to review (xlsx) or lines (text). `rebase` takes a
    result of `rebase` or `resolve` and writes its catalog, once nothing is left to decide.
    `application` and `notice` take `{"base": …, "other": …, "options": {…}}`: what a body applies
    for, or what an edition changed, as html, xlsx or json. `coverage` takes what the verb
    `coverage` takes (`catalog`, `lists`, `options`), and gives html, xlsx or text.

    The result's `file` holds the bytes, as text or in base64 (`content` takes them out); its
    findings say what the format cannot hold of a catalog.
    """
    what = {"catalog": catalog, "diff": arguments(diff), "conform": arguments(conform)}
    what |= {"rebase": rebase, "application": arguments(application)}
    what |= {"notice": arguments(notice), "coverage": arguments(coverage, lists=("lists",))}
    what["format"] = None if format is None else json_text(format)
    documents = {name: document for name, document in what.items() if document is not None}
    return cast("Written", _call("write", {"layout": layout, "lang": lang}, **documents))


def content(written: Written) -> bytes:
    """Take the bytes of a written file out of the result of `write`."""
    file = written["file"]
    return file["text"].encode() if "text" in file else base64.b64decode(file["base64"])


def _file(file: FileLike) -> tuple[str | None, Document]:
    """Give a file's name, where it has one, and what documents hold of it."""
    if isinstance(file, (str, os.PathLike)):
        path = Path(file)
        return path.name, _base64(path.read_bytes())
    return None, _base64(file) if isinstance(file, bytes) else file


def _base64(content: bytes) -> dict[str, str]:
    return {"base64": base64.b64encode(content).decode("ascii")}


def validate(
    catalog: Document,
    *,
    today: date | str | None = None,
    lang: Literal["zh", "en"] | None = None,
    laws: Iterable[Mapping[str, Any]] = (),
    guideline: Document | None = None,
    rules: Mapping[str, Mapping[str, Any]] | None = None,
    own_rules: Iterable[Mapping[str, Any]] = (),
) -> Report:
    """Hold a catalog against the rules, and against its guideline where that is given.

    `today` is the day on which laws have to be in force, this day by default. With `lang` each
    finding carries its message and help in that language. `laws` are instruments of one's own,
    beside the built-in table. `rules` sets the rules by their codes (`severity`, `off` with the
    reason, `parameters`), `own_rules` are rules of one's own: the schema `rules` tells both. A
    catalog that cannot be read and a setting that fits no rule raise `MuluError`.
    """
    options = rule_options(today, lang, laws, rules, own_rules)
    if guideline is None:
        return cast("Report", _call("validate", options, catalog=catalog))
    return cast("Report", _call("validate", options, catalog=catalog, guideline=guideline))


def fix(
    catalog: Document,
    *,
    accept: Iterable[int] | Literal["all"] = (),
    today: date | str | None = None,
    lang: Literal["zh", "en"] | None = None,
    laws: Iterable[Mapping[str, Any]] = (),
    rules: Mapping[str, Mapping[str, Any]] | None = None,
    own_rules: Iterable[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """Mend what the rules find: what is certain as a patch, the rest as suggestions.

    The result's `patch` carries out the `certain` ones and the `suggested` ones whose numbers are
    accepted (or `"all"`): `apply` takes it, whole or by the numbers, and `invert` undoes it. The
    other options are those of `validate`.
    """
    options = rule_options(today, lang, laws, rules, own_rules)
    options["accept"] = accept if accept == "all" else list(accept)
    return cast("dict[str, Any]", _call("fix", options, catalog=catalog))


def diff(
    base: Document,
    other: Document,
    *,
    level: Level | None = None,
    pins: Iterable[Pin] = (),
    forbid: Iterable[Pin] = (),
    thresholds: Thresholds | None = None,
    matches: Literal["found", "all"] = "found",
    spans: bool = False,
    patch: bool = False,
    json_patch: bool = False,
) -> Diff:
    """Compare a catalog with another, as a rule the guideline: who is who, and what differs.

    `level` looks only at the entries of the base that bind this level. `pins` are pairs that are
    one whatever they look like, `forbid` pairs that are not; `thresholds` say how alike two have to
    be else. `matches="all"` lists every pair, not only those that ids do not show; `spans` marks
    where texts differ; `patch` and `json_patch` (RFC 6902) give the changes as such, too.
    """
    options: dict[str, object] = {"level": level, "pins": list(pins), "forbid": list(forbid)}
    options |= {"thresholds": thresholds, "matches": matches, "spans": spans}
    options |= {"patch": patch, "json_patch": json_patch}
    return cast("Diff", _call("diff", options, base=base, other=other))


def apply(
    catalog: Document,
    patch: Document,
    *,
    only: Iterable[int] | None = None,
    except_: Iterable[int] = (),
) -> dict[str, Any]:
    """Carry a patch out, whole or by the changes that were accepted: gives the new catalog.

    `only` and `except_` (`except` elsewhere, a word of the language here) name changes by the
    numbers that the patch's steps bear. A step that does not fit raises `MuluError`.
    """
    options = apply_options(only, except_)
    return cast("dict[str, Any]", _call("apply", options, catalog=catalog, patch=patch))


def invert(patch: Document) -> Patch:
    """Make the patch that undoes a patch."""
    return cast("Patch", _call("invert", patch=patch))


def compose(patches: Iterable[Document]) -> Patch:
    """Make one patch of several, each of which is for the catalog that the one before leads to."""
    return cast("Patch", _call("compose", patches=json_list(patches)))


def conform(
    guideline: Document,
    catalog: Document,
    *,
    level: Level | None = None,
    pins: Iterable[Pin] = (),
    forbid: Iterable[Pin] = (),
    thresholds: Thresholds | None = None,
    spans: bool = False,
    powers: Iterable[ListedItem] | Mapping[str, Any] = (),
    services: Iterable[ListedItem] | Mapping[str, Any] = (),
) -> Conformance:
    """Judge, entry by entry, whether a catalog carries out what its guideline asks for.

    `level` is the one whose entries bind, the issuer's by default. `powers` and `services` are the
    body's power-and-responsibility and public-service lists: an entry of its own that names an item
    of them is grounded. The other options are those of `diff`.
    """
    options: dict[str, object] = {"level": level, "pins": list(pins), "forbid": list(forbid)}
    options |= {"thresholds": thresholds, "spans": spans}
    options |= {"powers": items_of(powers), "services": items_of(services)}
    return cast("Conformance", _call("conform", options, guideline=guideline, catalog=catalog))


def rebase(
    base: Document,
    revised: Document,
    local: Document,
    *,
    level: Level | None = None,
    pins: Iterable[Pin] = (),
    forbid: Iterable[Pin] = (),
    edition_pins: Iterable[Pin] = (),
    edition_forbid: Iterable[Pin] = (),
    thresholds: Thresholds | None = None,
    resolutions: Iterable[Mapping[str, Any]] = (),
    lang: Literal["zh", "en"] | None = None,
) -> dict[str, Any]:
    """Carry a catalog over from the guideline it was made from to that guideline's next edition.

    What `revised` changed and `local` did not is taken, what `local` changed is kept, what both
    changed alike is there once, and the rest are `conflicts`, each with what `base`, ours and
    theirs have and a suggestion. `resolutions` decide them, one by one or by rule; `resolve` does
    so later. `pins` and `forbid` are pairs of `base` and `local`, the others of `base` and
    `revised`.
    """
    options: dict[str, object] = {"level": level, "pins": list(pins), "forbid": list(forbid)}
    options |= {"edition_pins": list(edition_pins), "edition_forbid": list(edition_forbid)}
    options |= {"thresholds": thresholds, "resolutions": list(resolutions), "lang": lang}
    found = _call("rebase", options, base=base, revised=revised, local=local)
    return cast("dict[str, Any]", found)


def resolve(
    rebase: Document,
    resolutions: Iterable[Mapping[str, Any]],
    *,
    lang: Literal["zh", "en"] | None = None,
) -> dict[str, Any]:
    """Decide conflicts of a rebase: `ours`, `theirs`, `base`, `both` or a `value`.

    A resolution names a conflict by its number, or all of a `kind`, an `element`, a `domain` or a
    `path`; without `choose` it takes what each conflict suggests.
    """
    found = _call(
        "resolve", {"lang": lang}, rebase=rebase, resolutions=json_text(list(resolutions))
    )
    return cast("dict[str, Any]", found)


def lineage(
    catalogs: Iterable[Mapping[str, Document]],
    *,
    lang: Literal["zh", "en"] | None = None,
) -> dict[str, Any]:
    """Say which catalog was made from which: `catalogs` are `{"name": …, "catalog": …}`."""
    return cast("dict[str, Any]", _call("lineage", {"lang": lang}, catalogs=json_each(catalogs)))


def guess_base(
    catalog: Document,
    editions: Iterable[Mapping[str, Document]],
    *,
    level: Level | None = None,
    examples: int = 5,
    lang: Literal["zh", "en"] | None = None,
) -> dict[str, Any]:
    """Propose the edition that a catalog was made from, with the evidence for each.

    `editions` are `{"name": …, "catalog": …}`.
    `base` is the position of the edition, and missing where the evidence does not decide.
    """
    options = {"level": level, "examples": examples, "lang": lang}
    found = _call("guess_base", options, catalog=catalog, editions=json_each(editions))
    return cast("dict[str, Any]", found)


def impact(
    catalogs: Iterable[Mapping[str, Document]],
    query: Mapping[str, str],
    *,
    lapses: date | str | None = None,
    today: date | str | None = None,
    laws: Iterable[Mapping[str, Any]] = (),
    powers: Iterable[ListedItem] | Mapping[str, Any] = (),
    services: Iterable[ListedItem] | Mapping[str, Any] = (),
    lists: Iterable[Mapping[str, Any]] = (),
    lang: Literal["zh", "en"] | None = None,
) -> dict[str, Any]:
    """Find the entries that rest on a law or document, a power item or a service item.

    `catalogs` are `{"catalog": …}`, each with a `body` (`code`, `name`, `level`) where that is not
    its issuer. `query` is `{"basis": …}`, `{"power": …}` or `{"service": …}`. With `lapses`, or the
    day that the table of laws has, each entry says what is to be done and by when.
    """
    options: dict[str, object] = {"lapses": None if lapses is None else iso_day(lapses)}
    options |= {
        "today": None if today is None else iso_day(today),
        "laws": list(laws),
        "lang": lang,
    }
    options |= {"powers": items_of(powers), "services": items_of(services), "lists": list(lists)}
    found = _call("impact", options, catalogs=json_each(catalogs), query=json_text(query))
    return cast("dict[str, Any]", found)


def coverage(
    catalog: Document,
    lists: Iterable[Document],
    *,
    pins: Iterable[Pin] = (),
    forbid: Iterable[Pin] = (),
    thresholds: Mapping[str, float] | None = None,
    lang: Literal["zh", "en"] | None = None,
) -> dict[str, Any]:
    """Hold a catalog against power-and-responsibility and public-service lists.

    `lists` are documents of `read_lists`. The result links items and entries and says how each link
    was found; `uncovered` are items without an entry, `incomplete` those whose type demands more,
    `orphaned` entries that record an item which is gone, and `ambiguous` items of which it cannot
    be told. A pin's `base` is an item's id, `power:` or `service:` before it where both lists have
    it, its `other` an id of the catalog. `thresholds` are `link`, `near` and `margin`.
    """
    options: dict[str, object] = {"pins": list(pins), "forbid": list(forbid)}
    options |= {"thresholds": thresholds, "lang": lang}
    found = _call("coverage", options, catalog=catalog, lists=json_list(lists))
    return cast("dict[str, Any]", found)


def due(
    limit: str,
    date: date | str | None = None,
    *,
    today: date | str | None = None,
    basis: str | None = None,
    holidays: Iterable[Mapping[str, Any]] = (),
    lang: Literal["zh", "en"] | None = None,
) -> dict[str, Any]:
    """Say when something is due by the wording of a time limit, and why.

    `date` is the day of the event that the limit runs from. `basis` is the wording of the basis: in
    some laws days are working days. `holidays` are years of the working-day table, beside the
    built-in ones or in their place. With `today` each day says how much time is left, with `lang`
    every reason carries its words.
    """
    options: dict[str, object] = {
        "today": None if today is None else iso_day(today),
        "basis": basis,
    }
    options |= {"holidays": list(holidays), "lang": lang}
    on = None if date is None else iso_day(date)
    return cast("dict[str, Any]", _call("due", options, limit=json_text(limit), date=json_text(on)))


@overload
def explain(code: str, *, lang: Literal["zh", "en"] = "zh") -> Explanation: ...  # type: ignore[overload-overlap]


@overload
def explain(code: Iterable[str] | None = None, *, lang: Literal["zh", "en"] = "zh") -> Rulebook: ...


def explain(
    code: str | Iterable[str] | None = None, *, lang: Literal["zh", "en"] = "zh"
) -> Explanation | Rulebook:
    """Say what a finding code means, what it rests on, and what to do.

    Of several codes, or of all without one, give the pages as a rulebook.
    """
    asked = code if code is None or isinstance(code, str) else list(code)
    found = _call("explain", code=json_text(asked), lang=json_text(lang))
    return cast("Explanation | Rulebook", found)


def _call(verb: str, options: Mapping[str, object] | None = None, **documents: Document) -> object:
    return json.loads(call(verb, call_arguments(options, **documents)))
