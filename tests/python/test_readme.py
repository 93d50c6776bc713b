"""The examples that the documentation shows."""

from __future__ import annotations

import doctest

import mulu
from golden import ROOT


def test_the_examples_of_the_package_run() -> None:
    result = doctest.testfile(str(ROOT / "py" / "README.md"), module_relative=False)
    assert result.failed == 0
    assert result.attempted > 0


def test_the_examples_of_the_project_run() -> None:
    for path in ROOT.glob("README*.md"):
        assert doctest.testfile(str(path), module_relative=False).failed == 0, path.name


def test_the_examples_in_the_code_run() -> None:
    finder = doctest.DocTestFinder()
    tests = [test for test in finder.find(mulu.Draft, "Draft") if test.examples]
    assert tests
    runner = doctest.DocTestRunner()
    assert sum(runner.run(test).failed for test in tests) == 0
