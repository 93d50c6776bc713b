"""Disclosure catalogs (基层政务公开事项目录) in Python.

Documents are plain dicts that fit the published JSON Schemas; verbs forward to the Rust library.
"""

from ._documents import Arg, Counts, Finding, Origin, Report
from ._error import MuluError
from ._mulu import version
from ._verbs import validate

__all__ = [
    "Arg",
    "Counts",
    "Finding",
    "MuluError",
    "Origin",
    "Report",
    "validate",
    "version",
]
