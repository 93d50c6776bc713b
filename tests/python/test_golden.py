"""Every golden case, called from Python."""

from __future__ import annotations

import inspect
from typing import Any

import mulu
import pytest
from golden import Case, cases, expected_error, text
from mulu import _mulu

CASES = cases()


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str) -> None:
    """The result is the expected one, byte for byte."""
    case = CASES[name]
    verb, args = case["call"], case["args"]
    if not hasattr(mulu, verb):
        pytest.skip(f"the Python face does not have {verb} yet")
    check(case, lambda: _mulu.call(verb, text(args).encode()))
    if said_in_python(case):
        documents = {key: value for key, value in args.items() if key != "options"}
        function = getattr(mulu, verb)
        check(case, lambda: text(function(**documents, **args.get("options", {}))))


def check(case: Case, call: Any) -> None:
    """Hold what a call gives or raises against what the case expects."""
    error = expected_error(case)
    if error is None:
        assert call() == text(case["expect"])
        return
    with pytest.raises(mulu.MuluError) as raised:
        call()
    said = {"message": str(raised.value), **vars(raised.value)}
    assert {key: said[key] for key in error} == error


def said_in_python(case: Case) -> bool:
    """Whether Python can say it: it refuses unknown arguments itself, and knows the day."""
    parameters = inspect.signature(getattr(mulu, case["call"])).parameters
    options = case["args"].get("options", {})
    if not case["args"].keys() - {"options"} <= parameters.keys():
        return False
    return options.keys() <= parameters.keys() and ("today" in options or "today" not in parameters)
