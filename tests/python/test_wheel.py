"""The wheel, installed where nothing of the repository is."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import mulu
from golden import ROOT

PROGRAM = """
import mulu
report = mulu.validate('{"mulu": "1", "kind": "local", "domains": [{"name": "社会求助"}]}')
print(mulu.version(), report["findings"][0]["code"])
"""


def test_the_wheel_installs_and_runs(tmp_path: Path) -> None:
    wheels = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "wheels"
    [wheel] = wheels.glob("mulu-*.whl")
    venv.create(tmp_path / "venv")
    python = str(tmp_path / "venv" / "bin" / "python")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet"]
    subprocess.run([*pip, "--disable-pip-version-check", "--no-index", str(wheel)], check=True)
    run = [python, "-I", "-X", "utf8", "-c", PROGRAM]
    done = subprocess.run(run, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert done.stdout.split() == [mulu.version(), "unknown-domain"]
