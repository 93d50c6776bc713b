"""Every golden case, called from Python."""

from __future__ import annotations

import inspect
import keyword
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
    if case["call"] == "draft":
        check_draft(case)
        return
    verb, args = case["call"], case["args"]
    check(case, lambda: _mulu.call(verb, text(args).encode()))
    if said_in_python(case):
        check(case, lambda: text(getattr(mulu, verb)(**arguments(case))))


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


def check_draft(case: Case) -> None:
    """Ask a draft step by step, below the face and through it."""
    begin = {key: value for key, value in case["args"].items() if key != "steps"}
    steps = [(verb, args) for step in case["args"]["steps"] for verb, args in step.items()]
    if expected_error(case) is not None:
        check(case, lambda: _mulu.HeldDraft(text(begin).encode()))
        check(case, lambda: mulu.Draft(**arguments({**case, "args": begin})))
        return
    held = _mulu.HeldDraft(text(begin).encode())
    draft = mulu.Draft(**arguments({**case, "args": begin}))
    for (verb, args), expect in zip(steps, case["expect"], strict=True):
        answer: Case = {"about": "", "call": verb, "args": args, "expect": expect}
        check(answer, lambda verb=verb, args=args: held.call(verb, text(args).encode()))
        ask = getattr(draft, verb, None)
        given = arguments(answer)
        if ask is not None and given.keys() <= inspect.signature(ask).parameters.keys():
            check(answer, lambda ask=ask, given=given: text(ask(**given)))


def said_in_python(case: Case) -> bool:
    """Whether Python can say it: it refuses unknown arguments itself, and knows the day."""
    parameters = inspect.signature(getattr(mulu, case["call"])).parameters
    given = arguments(case)
    return given.keys() <= parameters.keys() and ("today" in given or "today" not in parameters)


def arguments(case: Case) -> dict[str, Any]:
    """Return the arguments as Python names them: a word of the language gets an underscore."""
    documents = {key: value for key, value in case["args"].items() if key != "options"}
    given = documents | case["args"].get("options", {})
    return {f"{key}_" if keyword.iskeyword(key) else key: value for key, value in given.items()}
