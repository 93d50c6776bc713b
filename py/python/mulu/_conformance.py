"""The documents of a judgement on a whole catalog, as typed dicts."""

from __future__ import annotations

from typing import Literal, TypeAlias, TypedDict

from ._diff import Change, How, Level, Side

Verdict: TypeAlias = Literal[
    "conforms",
    "localised",
    "strengthened",
    "changed",
    "unknown",
    "misplaced",
    "weakened",
    "excused",
    "missing",
]
"""What became of an entry of the guideline, the gravest last."""


class ConformCounts(TypedDict):
    """How many entries of the guideline have which verdict, and how many are the catalog's own."""

    guideline: dict[Verdict, int]
    counterparts: int
    grounded: int
    ungrounded: int


class CopiedDomain(TypedDict):
    """A domain that was copied word for word."""

    path: str
    other: str
    name: str
    entries: int


class _JudgementAlways(TypedDict):
    path: str
    place: str
    verdict: Verdict


class Judgement(_JudgementAlways, total=False):
    """The verdict on one entry of the guideline, with what it rests on."""

    other: str
    other_place: str
    parts: list[str]
    how: How
    edits: list[Change]
    reason: str


class _ListedItemAlways(TypedDict):
    name: str


class ListedItem(_ListedItemAlways, total=False):
    """An item of a body's power-and-responsibility list (权责清单) or public-service list."""

    code: str


class _GroundAlways(TypedDict):
    kind: Literal["power", "service", "rule"]
    cites: str


class Ground(_GroundAlways, total=False):
    """What an entry of a body's own rests on, and the words that cite it."""

    element: str
    column: str
    item: ListedItem


class _OwnEntryAlways(TypedDict):
    path: str
    place: str


class OwnEntry(_OwnEntryAlways, total=False):
    """An entry that the guideline does not have; without `grounds` it rests on nothing."""

    grounds: list[Ground]


class _VoidExclusionAlways(TypedDict):
    id: str
    why: Literal["unknown", "unbound", "present", "unreasoned"]


class VoidExclusion(_VoidExclusionAlways, total=False):
    """A part of the guideline declared not to apply, and why that does not hold, or not wholly."""

    name: str
    reason: str
    path: str
    entries: int


class _ConformanceAlways(TypedDict):
    mulu: Literal["1"]
    guideline: Side
    catalog: Side
    counts: ConformCounts
    copies: list[CopiedDomain]
    entries: list[Judgement]
    own: list[OwnEntry]


class Conformance(_ConformanceAlways, total=False):
    """Whether a catalog carries out what its guideline asks for, entry by entry."""

    body: str
    level: Level
    exclusions: list[VoidExclusion]
