"""The golden cases: calls with what every face has to answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypedDict

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"


class Case(TypedDict):
    """One case: `expect` is a result, or `{"error": {"code": …}}`."""

    about: str
    call: str
    args: dict[str, Any]
    expect: Any


def cases() -> dict[str, Case]:
    """All cases by name (`validate/lapsed-basis`)."""
    found = {
        path.relative_to(GOLDEN).with_suffix("").as_posix(): load(path)
        for path in sorted(GOLDEN.glob("*/*.json"))
    }
    if not found:
        raise FileNotFoundError(f"no golden cases in {GOLDEN}")
    return found


def load(path: Path) -> Any:
    """Read a JSON document."""
    return json.loads(path.read_bytes())


def text(value: object) -> str:
    """Write JSON as every face does: on one line, keys in their order."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def expected_error(case: Case) -> dict[str, Any] | None:
    """Return what the case says of the error it expects, if it expects one."""
    expect = case["expect"]
    if isinstance(expect, dict) and expect.keys() == {"error"}:
        error: dict[str, Any] = expect["error"]
        return error
    return None
