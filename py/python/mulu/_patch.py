"""The documents of a patch, as typed dicts: its steps, and what each of them does."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, TypedDict

# The fields of these names are words of the language, which a class cannot have.
_PatchFrom = TypedDict("_PatchFrom", {"from": str})


class Patch(_PatchFrom):
    """What turns one catalog into another; `from` and `to` are the digests of the two."""

    mulu: Literal["1"]
    to: str
    operations: list[Step]


class Place(TypedDict, total=False):
    """Where a node stands: under which parent, and behind which of its siblings."""

    parent: str
    after: str


class _OfChange(TypedDict, total=False):
    change: int


class _CatalogStepAlways(_OfChange):
    op: Literal["catalog"]
    field: str


class CatalogStep(_CatalogStepAlways, total=False):
    """Another value in the catalog's header."""

    before: Any
    after: Any


class IdsStep(_OfChange):
    """Other ids, all at once: old ones with the new ones."""

    op: Literal["ids"]
    ids: dict[str, str]


class AddStep(_OfChange):
    """A node comes, with what is new below it."""

    op: Literal["add"]
    node: Literal["domain", "item", "entry"]
    place: Place
    value: dict[str, Any]


class RemoveStep(_OfChange):
    """A node goes, with what is then below it."""

    op: Literal["remove"]
    node: Literal["domain", "item", "entry"]
    place: Place
    value: dict[str, Any]


_MoveFrom = TypedDict("_MoveFrom", {"from": Place})


class MoveStep(_OfChange, _MoveFrom):
    """A node goes under another parent, or to another place among its siblings."""

    op: Literal["move"]
    node: Literal["domain", "item", "entry"]
    id: str
    to: Place


class RenameStep(_OfChange):
    """A domain or item gets another name."""

    op: Literal["rename"]
    node: Literal["domain", "item", "entry"]
    id: str
    before: str
    after: str


class _EditStepAlways(_OfChange):
    op: Literal["edit"]
    id: str
    element: str


class EditStep(_EditStepAlways, total=False):
    """An element of an entry, or its serial number, gets another value."""

    before: Any
    after: Any


class _ColumnStepAlways(_OfChange):
    op: Literal["column"]
    id: str
    column: str


class ColumnStep(_ColumnStepAlways, total=False):
    """A column beside the elements comes, goes or gets another value."""

    behind: str
    before: str
    after: str


class _DerivedStepAlways(_OfChange):
    op: Literal["derived"]
    node: Literal["domain", "item", "entry"]
    id: str


class DerivedStep(_DerivedStepAlways, total=False):
    """Another record of what a node was made from."""

    before: str
    after: str


Step: TypeAlias = (
    CatalogStep
    | IdsStep
    | AddStep
    | RemoveStep
    | MoveStep
    | RenameStep
    | EditStep
    | ColumnStep
    | DerivedStep
)
"""One step of a patch; `op` tells which."""


class JsonAdd(TypedDict):
    """A value comes."""

    op: Literal["add"]
    path: str
    value: Any


class JsonRemove(TypedDict):
    """A value goes."""

    op: Literal["remove"]
    path: str


class JsonReplace(TypedDict):
    """Another value takes the place of one."""

    op: Literal["replace"]
    path: str
    value: Any


_JsonFrom = TypedDict("_JsonFrom", {"from": str})


class JsonMove(_JsonFrom):
    """A value goes from one place to another."""

    op: Literal["move"]
    path: str


JsonOperation: TypeAlias = JsonAdd | JsonRemove | JsonReplace | JsonMove
"""An operation of a JSON Patch (RFC 6902). Paths are JSON Pointers (RFC 6901)."""
