"""What only Python has: its argument types, its error, its version."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import mulu
import pytest
from golden import ROOT, load

if TYPE_CHECKING:
    from collections.abc import Callable

CATALOG: dict[str, Any] = {
    "mulu": "1",
    "kind": "local",
    "title": "临泉县目录",
    "domains": [{"name": "社会求助"}],
}
TEXT = json.dumps(CATALOG, ensure_ascii=False)
DAY = "2020-12-31"


def test_version_is_that_of_the_workspace() -> None:
    assert f'version = "{mulu.version()}"' in (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    assert load(ROOT / "wasm" / "package.json")["version"] == mulu.version()


@pytest.mark.parametrize(
    "catalog",
    [
        MappingProxyType(CATALOG),
        {**CATALOG, "domains": [MappingProxyType(CATALOG["domains"][0])]},
        TEXT,
        "\ufeff" + TEXT,
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
    ],
    ids=["mapping", "nested mapping", "text", "text with mark", "bytes", "bytes with mark"],
)
def test_a_catalog_is_a_mapping_a_text_or_bytes(catalog: Any) -> None:
    report = mulu.validate(catalog, today=DAY)
    assert report == mulu.validate(CATALOG, today=DAY)
    assert [finding["code"] for finding in report["findings"]] == ["unknown-domain"]


@pytest.mark.parametrize("today", [date(2020, 12, 31), datetime(2020, 12, 31, 23, 59), DAY])
def test_a_day_is_a_date_or_a_text(today: date | str) -> None:
    law = {"title": "临泉县某办法", "class": "normative-document", "effective": today}
    assert mulu.validate(CATALOG, today=today, laws=[law]) == mulu.validate(CATALOG, today=DAY)


def test_without_a_day_it_is_today() -> None:
    assert mulu.validate(CATALOG) == mulu.validate(CATALOG, today=date.today())


def test_a_finding_speaks_when_a_language_is_given() -> None:
    silent, spoken = (mulu.validate(CATALOG, today=DAY, lang=lang) for lang in (None, "en"))
    assert "message" not in silent["findings"][0]
    assert spoken["findings"][0]["message"]


@pytest.mark.parametrize(
    ("catalog", "code"),
    [
        pytest.param("", "not-json", id="empty"),
        pytest.param(TEXT[:-1], "not-json", id="cut short"),
        pytest.param(TEXT + "}", "not-json", id="too long"),
        pytest.param(TEXT.encode("gb18030"), "not-json", id="GB18030"),
        pytest.param(TEXT.encode("utf-16"), "not-json", id="UTF-16"),
        pytest.param(TEXT.replace("临", "\ud800"), "not-json", id="half a character in a text"),
        pytest.param({**CATALOG, "title": "\ud800"}, "not-json", id="half a character"),
        pytest.param({**CATALOG, "mulu": "2"}, "version-mismatch", id="another version"),
        pytest.param({**CATALOG, "titel": ""}, "unknown-field-near", id="a misspelt field"),
    ],
)
def test_a_catalog_that_cannot_be_read_is_an_error(catalog: Any, code: str) -> None:
    with pytest.raises(mulu.MuluError) as raised:
        mulu.validate(catalog, today=DAY)
    assert raised.value.code == code
    assert str(raised.value)
    assert raised.value.origin is None
    assert isinstance(raised.value, ValueError)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"today": "31.12.2020"}, "wrong-value"),
        ({"today": DAY, "lang": "zn"}, "unknown-value-near"),
        ({"today": DAY, "laws": [{"title": "《条例》"}]}, "missing-field"),
    ],
)
def test_an_option_that_cannot_be_read_is_an_error(options: dict[str, Any], code: str) -> None:
    with pytest.raises(mulu.MuluError) as raised:
        mulu.validate(CATALOG, **options)
    assert raised.value.code == code


def test_what_is_no_document_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="set"):
        mulu.validate({**CATALOG, "domains": set()}, today=DAY)


def test_an_error_keeps_what_it_says_between_processes() -> None:
    error = mulu.MuluError("读不出", "not-json", "换一份", {"file": "目录.json"})
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), vars(copy)) == (str(error), vars(error))


def test_threads_get_the_same_report() -> None:
    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(lambda _: mulu.validate(CATALOG, today=DAY), range(64)))
    assert all(report == reports[0] for report in reports)


OTHER: dict[str, Any] = {
    "mulu": "1",
    "kind": "local",
    "title": "太和县目录",
    "domains": [{"name": "社会救助"}, {"name": "公共法律服务"}],
}


@pytest.mark.parametrize(
    "said",
    [
        MappingProxyType,
        lambda document: json.dumps(document, ensure_ascii=False),
        lambda document: json.dumps(document, ensure_ascii=False).encode("utf-8-sig"),
    ],
    ids=["mapping", "text", "bytes with mark"],
)
def test_every_document_is_a_mapping_a_text_or_bytes(said: Callable[[Any], Any]) -> None:
    base, other = said(CATALOG), said(OTHER)
    patch = mulu.diff(base, other, patch=True)["patch"]
    assert patch == mulu.diff(CATALOG, OTHER, patch=True)["patch"]
    assert mulu.conform(base, other) == mulu.conform(CATALOG, OTHER)
    assert mulu.apply(base, said(patch))["title"] == OTHER["title"]
    back = mulu.invert(said(patch))
    assert mulu.compose(iter([said(patch), said(back)]))["to"] == patch["from"]


def test_changes_are_accepted_by_any_numbers() -> None:
    diff = mulu.diff(CATALOG, OTHER, patch=True)
    every = range(len(diff["changes"]))
    assert len(every) > 1
    whole = mulu.apply(CATALOG, diff["patch"])
    assert mulu.apply(CATALOG, diff["patch"], only=every) == whole
    assert mulu.apply(CATALOG, diff["patch"], except_=iter(())) == whole
    nothing = mulu.apply(CATALOG, diff["patch"], only=())
    assert nothing == mulu.apply(CATALOG, diff["patch"], except_=set(every))
    assert nothing["title"] == CATALOG["title"] != whole["title"]


def test_a_code_is_explained_in_chinese_unless_asked() -> None:
    assert mulu.explain("lapsed-basis") == mulu.explain("lapsed-basis", lang="zh")
    assert mulu.explain("lapsed-basis") != mulu.explain("lapsed-basis", lang="en")


def test_without_a_code_there_is_the_whole_rulebook() -> None:
    book = mulu.explain(lang="en")
    codes = [page["code"] for page in book["pages"]]
    assert codes == sorted(codes)
    assert {"lapsed-basis", "tick-letters"} <= set(codes)
    counts = book["counts"]
    assert counts["error"] + counts["warning"] + counts["info"] == len(codes)
    assert mulu.explain(iter(codes), lang="en") == book
    for page in book["pages"]:
        assert page == mulu.explain(page["code"], lang="en")


def test_what_is_compared_is_written_from_documents_of_any_kind() -> None:
    text = json.dumps(OTHER, ensure_ascii=False)
    spoken = mulu.write(diff={"base": TEXT.encode(), "other": text}, format="text", lang="en")
    plain = mulu.write(diff={"base": CATALOG, "other": OTHER}, format="text", lang="en")
    assert spoken == plain
    assert "公共法律服务" in mulu.content(plain).decode()
    judged = mulu.write(conform={"guideline": TEXT, "catalog": OTHER, "options": {}}, format="html")
    assert judged["format"] == "html"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({}, "missing-field"),
        ({"format": "html"}, "not-one"),
        (
            {"catalog": CATALOG, "format": "html", "diff": {"base": CATALOG, "other": OTHER}},
            "not-one",
        ),
        ({"format": "html", "diff": {"base": CATALOG}}, "missing-field"),
        ({"format": "html", "conform": {"guideline": "", "catalog": TEXT}}, "not-json"),
    ],
)
def test_one_thing_is_written_at_a_time(arguments: dict[str, Any], code: str) -> None:
    with pytest.raises(mulu.MuluError) as raised:
        mulu.write(**arguments)
    assert raised.value.code == code


def test_a_draft_is_kept_right() -> None:
    catalog = load(ROOT / "examples" / "data" / "fuyang" / "guideline.json")
    guideline = {**catalog, "domains": catalog["domains"][:1]}
    local = {**guideline, "kind": "local"}
    draft = mulu.Draft(local, today=DAY, guideline=guideline, lang="zh")
    item = local["domains"][0]["items"][0]
    entry = (item["items"][0] if "items" in item else item)["entries"][0]
    edits: list[mulu.Edit] = [
        {"path": entry["id"], "element": "time_limit", "value": "长期公开"},
        {"path": entry["id"], "element": "body"},
        {"path": entry["id"], "column": "备注", "value": "待核"},
    ]
    edited = draft.edit(iter(edits))
    assert {finding["code"] for finding in edited["came"]} >= {"missing-element"}
    whole = mulu.validate(draft.catalog(), today=DAY, guideline=guideline, lang="zh")
    assert (draft.report(), edited["counts"]) == (whole, whole["counts"])
    undone = draft.apply(mulu.invert(edited["patch"]))
    assert undone["gone"] == edited["came"]
    assert draft.catalog() == mulu.apply(local, mulu.diff(local, local, patch=True)["patch"])


def test_a_draft_may_be_edited_from_several_threads() -> None:
    draft = mulu.Draft({**CATALOG, "domains": [{"name": f"领域{n}"} for n in range(20)]}, today=DAY)

    def rename(n: int) -> mulu.Edited:
        return draft.edit({"path": f"领域{n}", "element": "name", "value": "社会救助"})

    with ThreadPoolExecutor(8) as pool:
        assert sum(len(edited["gone"]) for edited in pool.map(rename, range(20))) == 20
    assert draft.report()["counts"]["warning"] == 0


def test_a_draft_says_which_edit_does_not_fit() -> None:
    draft = mulu.Draft(CATALOG, today=DAY)
    before = draft.report()
    with pytest.raises(mulu.MuluError, match=r"edits\[1\].*社会救助.*社会求助") as raised:
        draft.edit(
            [
                {"path": "社会求助", "element": "name", "value": "就业"},
                {"path": "社会救助", "element": "name", "value": "就业"},
            ]
        )
    assert raised.value.code == "edit-no-node"
    assert draft.report() == before
