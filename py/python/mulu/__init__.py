"""Disclosure catalogs (基层政务公开事项目录) in Python.

Documents are plain dicts that fit the published JSON Schemas; verbs forward to the Rust library.
"""

from ._documents import (
    Arg,
    ColumnLayout,
    Counts,
    Finding,
    Fits,
    Origin,
    Read,
    Report,
    Rows,
    TableLayout,
    Written,
)
from ._error import MuluError
from ._mulu import version
from ._verbs import content, read, validate, write

__all__ = [
    "Arg",
    "ColumnLayout",
    "Counts",
    "Finding",
    "Fits",
    "MuluError",
    "Origin",
    "Read",
    "Report",
    "Rows",
    "TableLayout",
    "Written",
    "content",
    "read",
    "validate",
    "version",
    "write",
]
