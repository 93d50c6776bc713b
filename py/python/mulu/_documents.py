"""The documents that verbs give back, as typed dicts. Their schemas are in `schemas/`."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, TypedDict

from ._patch import Patch

Arg: TypeAlias = int | str | list[str]
"""A value that a message speaks of."""


class Origin(TypedDict, total=False):
    """Where a value was read."""

    file: str
    sheet: str
    cell: str


class Counts(TypedDict):
    """How many findings of each severity."""

    error: int
    warning: int
    info: int


class _FindingAlways(TypedDict):
    code: str
    severity: Literal["error", "warning", "info"]
    path: str


class Finding(_FindingAlways, total=False):
    """One thing that is wrong or worth knowing; `message` and `help` with `lang` only."""

    place: str
    element: str
    args: dict[str, Arg]
    origin: Origin
    message: str
    help: str


class _ReportAlways(TypedDict):
    mulu: Literal["1"]
    title: str
    counts: Counts
    findings: list[Finding]


class Report(_ReportAlways, total=False):
    """What is wrong with one catalog: its findings in their total order."""

    switched_off: list[SwitchedOff]


class _EditAlways(TypedDict):
    path: str


class Edit(_EditAlways, total=False):
    """Another value for an element of a node (`name` is that of an item or domain), or a column.

    Without `value` there is to be none; `None` is an element that is unknown.
    """

    element: str
    column: str
    value: Any


class Edited(TypedDict):
    """What an edit has done, and what it changed among the findings.

    `patch`, inverted and applied, undoes it.
    """

    mulu: Literal["1"]
    patch: Patch
    gone: list[Finding]
    came: list[Finding]
    counts: Counts


class SwitchedOff(TypedDict):
    """A rule that was switched off, why, and how many findings it would have had."""

    code: str
    reason: str
    findings: int


class Rows(TypedDict):
    """A run of rows, counted from 1, both ends included."""

    first: int
    last: int


class Fits(TypedDict):
    """How many cells are like what a role holds."""

    fitting: int
    of: int


class _ColumnLayoutAlways(TypedDict):
    column: str
    heading: str
    role: str
    by: Literal["caller", "heading", "near", "word", "content", "position", "unknown"]
    filled: int
    confidence: int


class ColumnLayout(_ColumnLayoutAlways, total=False):
    """What one column was taken for, and why."""

    levels: list[str]
    meant: str
    fits: Fits


class _TableLayoutAlways(TypedDict):
    sheet: str
    form: Literal["national", "coded", "directory", "village", "crosswise", "other"]
    rows: Rows
    domains: list[str]
    domain_by: Literal["caller", "column", "title", "sheet", "file", "continued", "unnamed"]
    entries: int
    confidence: int
    columns: list[ColumnLayout]


class TableLayout(_TableLayoutAlways, total=False):
    """How one table of a file was understood."""

    header: Rows


class _ReadAlways(TypedDict):
    mulu: Literal["1"]
    catalog: dict[str, Any]
    findings: list[Finding]


class Read(_ReadAlways, total=False):
    """What was read: the catalog, how its tables were understood, what is worth knowing."""

    layout: list[TableLayout]


class File(TypedDict, total=False):
    """The bytes of a file: as text where they are UTF-8, else in base64."""

    text: str
    base64: str


class Written(TypedDict):
    """A file that was written, and what its format cannot hold of the catalog."""

    mulu: Literal["1"]
    format: str
    file: File
    findings: list[Finding]


class LegalGround(TypedDict):
    """An instrument, the article of it that a rule rests on, and what that says."""

    instrument: str
    article: str
    says: str


class ShownParameter(TypedDict):
    """Something of a rule that can be set."""

    name: str
    default: int | list[str]
    about: str


class _ShownExampleAlways(TypedDict):
    head: list[str]
    rows: list[list[str]]


class ShownExample(_ShownExampleAlways, total=False):
    """A piece of a catalog as rows, with the columns that matter."""

    today: str
    says: str
    guideline: ShownExample


class ShownExamples(TypedDict):
    """A wrong and a right example."""

    wrong: ShownExample
    right: ShownExample


class ShownFix(TypedDict):
    """How the wrong example is mended."""

    certain: bool
    before: str
    value: str


class Observed(TypedDict):
    """What stands in a file, and what is made of it."""

    seen: str
    made: str


class _ExplanationAlways(TypedDict):
    code: str
    found_by: list[str]
    title: str
    message: str
    help: str
    ground: str


class Explanation(_ExplanationAlways, total=False):
    """What there is to say about a finding code; message and help with placeholders."""

    severity: Literal["error", "warning", "info"]
    element: str
    grounds: list[LegalGround]
    parameters: list[ShownParameter]
    examples: ShownExamples
    fix: ShownFix
    observed: Observed


class Rulebook(TypedDict):
    """The pages of finding codes."""

    mulu: Literal["1"]
    lang: Literal["zh", "en"]
    counts: Counts
    pages: list[Explanation]
