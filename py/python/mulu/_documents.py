"""The documents that verbs give back, as typed dicts. Their schemas are in `schemas/`."""

from __future__ import annotations

from typing import Literal, TypeAlias, TypedDict

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


class Report(TypedDict):
    """What is wrong with one catalog: its findings in their total order."""

    mulu: Literal["1"]
    title: str
    counts: Counts
    findings: list[Finding]
