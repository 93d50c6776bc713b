"""What verbs are called with: documents, files, options."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias, TypedDict

from ._conformance import ListedItem
from ._diff import Level

Document: TypeAlias = Mapping[str, Any] | str | bytes
"""A document as a dict, or as JSON in a text or in UTF-8 bytes."""

FileLike: TypeAlias = str | os.PathLike[str] | bytes | Mapping[str, str]
"""A file: its path, its bytes, or as documents hold it, `{"text": …}` or `{"base64": …}`."""


class Pin(TypedDict):
    """A pair of nodes by their ids: two domains, two items or two entries."""

    base: str
    other: str


class Thresholds(TypedDict, total=False):
    """How alike two nodes have to be to be taken for one, from 0 to 1.

    `item` is for two items in one domain, `across` for two in different domains, `entry` for two
    entries of one item.
    """

    item: float
    across: float
    entry: float


class MatchingOptions(TypedDict, total=False):
    """How nodes are matched, and what is marked."""

    level: Level
    pins: Sequence[Pin]
    forbid: Sequence[Pin]
    thresholds: Thresholds
    spans: bool


class DiffOptions(MatchingOptions, total=False):
    """The options of `diff`."""

    matches: Literal["found", "all"]
    patch: bool
    json_patch: bool


class ConformOptions(MatchingOptions, total=False):
    """The options of `conform`."""

    powers: Sequence[ListedItem] | Mapping[str, Any]
    services: Sequence[ListedItem] | Mapping[str, Any]


class _DiffArgumentsAlways(TypedDict):
    base: Document
    other: Document


class DiffArguments(_DiffArgumentsAlways, total=False):
    """What `diff` is called with."""

    options: DiffOptions


class _ConformArgumentsAlways(TypedDict):
    guideline: Document
    catalog: Document


class ConformArguments(_ConformArgumentsAlways, total=False):
    """What `conform` is called with."""

    options: ConformOptions
