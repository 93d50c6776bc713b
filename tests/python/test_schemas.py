"""The published schemas, and that the documents fit them."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import mulu
import pytest
from golden import ROOT, Case, cases, expected_error, load
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHEMAS = ROOT / "schemas"
CITY = ROOT / "examples" / "data" / "fuyang"
CASES = cases()
NAMES = load(ROOT / "tests" / "schemas.json")


def schema_of(verb: str) -> str:
    """Return the schema of a verb's result: most verbs and their documents have one name."""
    document: str = NAMES["verbs"].get(verb, verb)
    return document


def schema_of_case(case: Case) -> str:
    """Return the schema of what a case gives: several pages are a rulebook."""
    if case["call"] == "explain" and not isinstance(case["args"].get("code"), str):
        return "rulebook"
    return schema_of(case["call"])


def fit_draft(case: Case) -> None:
    """Hold what a draft is told and answers against the schemas."""
    for step, answer in zip(case["args"]["steps"], case["expect"], strict=True):
        ((verb, _),) = step.items()
        if "error" in answer:
            continue
        for edit in step[verb].get("edits", []):
            fits(edit, "edit")
        fits(answer, NAMES["draft"][verb])


def fits(document: object, schema: str) -> None:
    """Fail with the first faults where a document does not fit a schema."""
    validator = Draft202012Validator(load(SCHEMAS / f"{schema}.schema.json"))
    faults = [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(document)]
    assert not faults, "\n".join(fault[:300] for fault in faults[:5])


def test_there_are_schemas() -> None:
    found = {path.name.removesuffix(".schema.json") for path in SCHEMAS.iterdir()}
    assert found >= {"catalog", "report"}


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.name)
def test_a_schema_is_a_schema(path: Path) -> None:
    Draft202012Validator.check_schema(load(path))


@pytest.mark.parametrize(
    ("document", "schema"), [("guideline", "catalog"), ("jurisdiction", "jurisdiction")]
)
def test_the_example_fits(document: str, schema: str) -> None:
    fits(load(CITY / f"{document}.json"), schema)


@pytest.mark.parametrize("name", [name for name in CASES if expected_error(CASES[name]) is None])
def test_a_golden_case_fits(name: str) -> None:
    case = CASES[name]
    if case["call"] == "draft":
        fit_draft(case)
    else:
        fits(case["expect"], schema_of_case(case))
    if "catalog" in case["args"]:
        fits(case["args"]["catalog"], "catalog")


def test_the_command_gives_a_review() -> None:
    binary = os.environ.get("MULU_BIN", ROOT / "target" / "release" / "mulu")
    command = [binary, "review", CITY, "--format", "json", "--today", "2020-12-31"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    assert done.stdout, done.stderr.decode()
    fits(json.loads(done.stdout), "review")


TYPED = {
    "report": ["Report", "Counts", "Finding", "Origin"],
    "read": ["Read", "TableLayout", "ColumnLayout", "Rows", "Fits"],
    "written": ["Written"],
    "diff": ["Diff", "Side", "DiffCounts", "Match", "Parts", "Change", "How", "Span"],
    "patch": ["Patch", "Place"],
    "edit": ["Edit"],
    "edited": ["Edited"],
    "conformance": [
        *("Conformance", "ConformCounts", "CopiedDomain", "Judgement", "OwnEntry", "Ground"),
        *("ListedItem", "VoidExclusion", "Side", "Change", "How", "Span"),
    ],
    "explanation": [
        *(
            "Explanation",
            "LegalGround",
            "ShownFix",
            "ShownParameter",
            "ShownExample",
            "ShownExamples",
            "Observed",
        ),
    ],
    "rulebook": ["Rulebook"],
}


def definition(document: str, name: str) -> dict[str, Any]:
    """Return what a schema says of a type; a document's own name may stand before it."""
    whole: dict[str, Any] = load(SCHEMAS / f"{document}.schema.json")
    found: dict[str, Any] = (
        whole
        if name == whole["title"]
        else whole["$defs"].get(name) or whole["$defs"][name.removeprefix(whole["title"])]
    )
    return found


@pytest.mark.parametrize(
    ("document", "name"), [(document, name) for document, names in TYPED.items() for name in names]
)
def test_a_typed_dict_has_the_fields_of_its_schema(document: str, name: str) -> None:
    schema = definition(document, name)
    typed = getattr(mulu, name)
    assert set(typed.__annotations__) == set(schema["properties"])
    assert typed.__required_keys__ == set(schema.get("required", []))


def variants(schema: dict[str, Any]) -> Iterator[tuple[str, set[str], set[str]]]:
    """Give the `op`, the fields and the required fields of every variant of a type."""
    fields, required = schema.get("properties", {}), set(schema.get("required", []))
    if "oneOf" not in schema:
        yield fields["op"]["const"], set(fields), required
    for variant in schema.get("oneOf", ()):
        whole = {
            **variant,
            "properties": fields | variant.get("properties", {}),
            "required": sorted(required | set(variant.get("required", []))),
        }
        yield from variants(whole)


@pytest.mark.parametrize(
    ("document", "name"), [("patch", "Step"), ("diff", "Step"), ("diff", "JsonOperation")]
)
def test_a_union_has_the_variants_of_its_schema(document: str, name: str) -> None:
    typed = {}
    for variant in get_args(getattr(mulu, name)):
        [op] = get_args(get_type_hints(variant)["op"])
        typed[op] = (set(variant.__annotations__), set(variant.__required_keys__))
    found = list(variants(definition(document, name)))
    assert {op for op, _, _ in found} == typed.keys()
    for op, fields, required in found:
        assert typed[op] == (fields, required), op


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ("diff", "Level"),
        ("diff", "NodeKind"),
        ("diff", "By"),
        ("diff", "Op"),
        ("diff", "Effect"),
        ("conformance", "Verdict"),
    ],
)
def test_a_literal_has_the_values_of_its_schema(document: str, name: str) -> None:
    values = [value["const"] for value in definition(document, name)["oneOf"]]
    assert list(get_args(getattr(mulu, name))) == values
