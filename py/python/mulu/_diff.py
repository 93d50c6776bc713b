"""The documents of a comparison, as typed dicts: who is who, and what differs."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, TypedDict

from ._patch import JsonOperation, Patch

Level: TypeAlias = Literal["national", "province", "city", "county", "township", "village"]
"""A level of government, from the top down."""

NodeKind: TypeAlias = Literal["domain", "item", "entry"]
"""A kind of node."""

By: TypeAlias = Literal["pin", "id", "derivation", "path", "similarity", "remainder"]
"""How two nodes were found to be one."""

Op: TypeAlias = Literal["add", "remove", "move", "rename", "edit", "reorder", "split", "merge"]
"""What was done to a node."""

Effect: TypeAlias = Literal[
    "strengthened", "weakened", "localised", "superseded", "reworded", "changed", "unknown"
]
"""What an edit of an element means."""


class _SideAlways(TypedDict):
    title: str
    entries: int


class Side(_SideAlways, total=False):
    """One of the two catalogs compared, and how many of its entries were."""

    edition: str


class DiffCounts(TypedDict):
    """How many changes of which kind.

    `matched + merged_entries + removed` are the base's entries, `matched + split_entries + added`
    the other's.
    """

    matched: int
    added: int
    removed: int
    edited: int
    renamed: int
    moved: int
    reordered: int
    split: int
    merged: int
    split_entries: int
    merged_entries: int
    effects: dict[Effect, int]


class Parts(TypedDict, total=False):
    """How alike two nodes are, each part from 0 to 1; absent where there is nothing to compare."""

    name: float
    content: float
    basis: float
    place: float


class _MatchAlways(TypedDict):
    node: NodeKind
    base: str
    other: str
    by: By
    score: float
    parts: Parts


class Match(_MatchAlways, total=False):
    """Two nodes that are one, how that was found, and how alike they are."""

    part: bool


class How(TypedDict):
    """How two nodes were found to be one, and how alike they are."""

    by: By
    score: float


class Span(TypedDict):
    """A piece of a text, and what became of it."""

    kind: Literal["same", "removed", "added"]
    text: str


class _ChangeAlways(TypedDict):
    op: Op
    node: NodeKind
    path: str
    place: str


class Change(_ChangeAlways, total=False):
    """One difference. `path` is the id in the base, for an addition that in the other.

    `before` and `after` are the values of an element, names, or parents' ids; `None` stands for an
    element that is unknown.
    """

    other: str
    parts: list[str]
    how: How
    element: str
    column: str
    effect: Effect
    before: Any
    after: Any
    added: list[str]
    dropped: list[str]
    spans: list[Span]
    entries: int


class _DiffAlways(TypedDict):
    mulu: Literal["1"]
    base: Side
    other: Side
    counts: DiffCounts
    matches: list[Match]
    changes: list[Change]


class Diff(_DiffAlways, total=False):
    """What differs between two catalogs; `patch` and `json_patch` where they were asked for."""

    level: Level
    patch: Patch
    json_patch: list[JsonOperation]
