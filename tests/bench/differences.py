"""Compare catalogs with mulu and with general tools: how long it takes, and who is taken for whom.

The pairs of catalogs, the truth about them, what mulu finds and how long it takes were written by
`core/tests/hard/bench.rs`. The others run here and in Node: deepdiff over the documents, in order,
without it, and led by ids or names; jsondiffpatch over the documents with a hash by id where ids
are to be had and by name where not; daff over a table with a row for each entry, with and without
the column of ids. Each is given the base at the body's level, parsed beforehand; ids made of
paths, ids of entries and serial numbers are left out of the documents. Where a tool pairs rows
only, what holds them is paired with what holds most of their partners. A tool that takes longer
than the budget begins no other pair of a group; the table says how many it did, and its figures
are of those.

Without order, deepdiff gives up pairing where more than 70 % of a list's members differ, as they
do in every catalog that names its own bodies; with both of its cutoffs raised to 1 a single
township's catalog takes it minutes.

    make bench-differences
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deepdiff import DeepDiff
from deepdiff.helper import CannotCompare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
BUDGET_MS = 20_000

Node = dict[str, Any]
Found = dict[str, list[list[str]]]
BELOW = {"domains": "domain", "items": "item", "entries": "entry"}


def bare(node: Node, with_ids: bool) -> Node:
    """Leave out what a reader numbers anew."""
    dropped = (
        {"serial"} if with_ids and ("items" in node or "entries" in node) else {"serial", "id"}
    )
    kept = {key: value for key, value in node.items() if key not in dropped}
    for below in ("items", "entries"):
        if below in kept:
            kept[below] = [bare(child, with_ids) for child in kept[below]]
    return kept


def by_id(left: Any, right: Any, _level: Any = None) -> bool:
    try:
        return bool(left["id"] == right["id"])
    except (KeyError, TypeError):
        raise CannotCompare from None


def by_name(left: Any, right: Any, _level: Any = None) -> bool:
    try:
        return bool(left["name"] == right["name"])
    except (KeyError, TypeError):
        raise CannotCompare from None


def deep(**options: Any) -> Callable[[Any, Any], Any]:
    return lambda base, other: DeepDiff(base, other, view="tree", **options)


def standing(tree: Any, base: Node, other: Node, left: Node, right: Node) -> Found:
    """Say which nodes a tree of deepdiff leaves standing beside each other.

    Where a change is told, its objects name the pair; nodes of paired parents that it is silent
    about are equal, and stand in the same order.
    """
    partner: dict[int, int] = {}
    alone: set[int] = set()
    for kind, levels in tree.items():
        for level in levels:
            if kind in ("iterable_item_added", "iterable_item_removed"):
                alone.add(id(level.t1 if kind == "iterable_item_removed" else level.t2))
            step = level.up
            while step is not None:
                if isinstance(step.t1, dict) and isinstance(step.t2, dict):
                    partner[id(step.t1)] = id(step.t2)
                step = step.up
    pairs: Found = {"domain": [], "item": [], "entry": []}

    def descend(base: Node, other: Node, left: Node, right: Node) -> None:
        for below, kind in BELOW.items():
            ours = list(zip(base.get(below, []), left.get(below, []), strict=True))
            theirs = list(zip(other.get(below, []), right.get(below, []), strict=True))
            at = {id(plain): (node, plain) for node, plain in theirs}
            taken = {to for _, plain in ours if (to := partner.get(id(plain))) in at}
            free = [pair for pair in theirs if id(pair[1]) not in taken | alone]
            for node, plain in ours:
                to = at.get(partner.get(id(plain), 0))
                if to is None and id(plain) not in alone:
                    to = next((pair for pair in free if pair[1] == plain), None)
                    if to is not None:
                        free.remove(to)
                if to is not None:
                    pairs[kind].append([node["id"], to[0]["id"]])
                    descend(node, to[0], plain, to[1])

    descend(base, other, left, right)
    return pairs


def by_deepdiff(folder: Path, document: Node, compare: Callable[[Any, Any], Any]) -> Node:
    bases: dict[str, tuple[Node, Node]] = {}
    told: Node = {"ms": 0.0, "done": 0, "pairs": []}
    for pair in document["pairs"]:
        if told["ms"] > BUDGET_MS:
            break
        if pair["base"] not in bases:
            base = json.loads((folder / pair["base"]).read_bytes())
            bases[pair["base"]] = (base, plain(base, document["ids"]))
        base, left = bases[pair["base"]]
        other = json.loads((folder / pair["other"]).read_bytes())
        right = plain(other, document["ids"])
        start = time.perf_counter()
        tree = compare(left, right)
        told["ms"] += (time.perf_counter() - start) * 1000
        told["done"] += 1
        told["pairs"].append(standing(tree, base, other, left, right))
    return told


def plain(catalog: Node, with_ids: bool) -> Node:
    return {"domains": [bare(domain, with_ids) for domain in catalog["domains"]]}


class Score:
    """Precision and recall of one kind of thing."""

    def __init__(self) -> None:
        self.done = self.hit = self.found = self.right = 0

    def add(self, done: set[str], found: set[str]) -> None:
        both = len(done & found)
        self.done += len(done)
        self.found += len(found)
        self.hit += both
        self.right += both

    def __str__(self) -> str:
        recall = 100 * self.hit / self.done if self.done else 100.0
        precision = 100 * self.right / self.found if self.found else 100.0
        return f"{recall:.1f}/{precision:.1f}"


def nodes(node: Node, parent: str = "") -> Iterator[tuple[str, str, str]]:
    """List the ids, names and parents' ids of all domains and items."""
    for child in node.get("domains", []) + node.get("items", []):
        yield child["id"], child["name"], parent
        yield from nodes(child, child["id"])


def score(folder: Path, document: Node, told: list[Found]) -> list[Score]:
    """Judge pairs of items, pairs of entries, names and parents."""
    scores = [Score() for _ in range(4)]
    for pair, found in zip(document["pairs"], told, strict=False):
        base = json.loads((folder / pair["base"]).read_bytes())
        other = json.loads((folder / pair["other"]).read_bytes())
        for kind, judged in zip(("item", "entry"), scores, strict=False):
            hold_pairs(pair["truth"][kind], found.get(kind, []), judged)
        left = {id_: (name, parent) for id_, name, parent in nodes(base)}
        right = {id_: (name, parent) for id_, name, parent in nodes(other)}
        ours = {a: b for kind in ("domain", "item") for a, b in found.get(kind, [])}
        items = [(a, b) for a, b in found.get("item", []) if a not in pair["truth"]["divided"]]
        renamed = {a for a, b in items if left[a][0] != right[b][0]}
        moved = {a for a, b in items if ours.get(left[a][1]) != right[b][1]}
        divided = set(pair["truth"]["divided"])
        scores[2].add(set(pair["truth"]["renamed"]) - divided, renamed)
        scores[3].add(set(pair["truth"]["moved"]) - divided, moved)
    return scores


def hold_pairs(groups: list[Node], found: list[list[str]], judged: Score) -> None:
    """Hold pairs against groups of nodes that are one; any pair of a group finds it."""
    of_base = {id_: n for n, group in enumerate(groups) for id_ in group["base"]}
    hit = set()
    for a, b in found:
        judged.found += 1
        n = of_base.get(a)
        if n is not None and b in groups[n]["other"]:
            judged.right += 1
            hit.add(n)
    judged.done += len(groups)
    judged.hit += len(hit)


def deepdiffs(with_ids: bool) -> dict[str, Callable[[Any, Any], Any]]:
    led = by_id if with_ids else by_name
    return {
        "deepdiff": deep(),
        f"deepdiff by {'id' if with_ids else 'name'}": deep(iterable_compare_func=led),
        "deepdiff ignore_order": deep(ignore_order=True),
    }


def main() -> None:
    """Print a line for each group of pairs and tool."""
    root = Path(sys.argv[1])
    script = ["node", str(HERE / "differences.js"), str(root), str(BUDGET_MS)]
    beside = json.loads(subprocess.run(script, check=True, capture_output=True).stdout)
    titles = ("done", "ms", "ms each", "times mulu", "items", "entries", "renamed", "moved")
    print(f"{'recall/precision in %':<28}" + "".join(f"{title:>13}" for title in titles))
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        document = json.loads((folder / "pairs.json").read_bytes())
        count = len(document["pairs"])
        own = document["compare_ms"] / count
        results = {
            "mulu": {
                "ms": document["compare_ms"],
                "done": count,
                "pairs": [pair["found"] for pair in document["pairs"]],
            }
        }
        results |= beside[folder.name]
        for name, compare in deepdiffs(document["ids"]).items():
            results[name] = by_deepdiff(folder, document, compare)
        print(f"{document['about']}; reading them from JSON: {document['read_ms']:.0f} ms")
        for name, told in results.items():
            each = told["ms"] / told["done"]
            figures = [
                f"{told['done']}/{count}",
                f"{told['ms']:.0f}",
                f"{each:.1f}",
                f"{each / own:.1f}",
            ]
            figures += [str(judged) for judged in score(folder, document, told["pairs"])]
            print(f"  {name:<26}" + "".join(f"{figure:>13}" for figure in figures), flush=True)


if __name__ == "__main__":
    main()
