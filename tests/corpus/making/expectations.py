"""The form of expectations."""

import json

from .notation import HERE

CHANNELS = [
    "website",
    "gazette",
    "social-media",
    "press-conference",
    "broadcast",
    "print-media",
    "reading-point",
    "service-center",
    "service-station",
    "on-site",
    "notice-board",
    "targeted-push",
]
ENTRY = [
    "at",
    "codes",
    "serial",
    "content",
    "basis",
    "time_limit",
    "body",
    "channels",
    "audience",
    "method",
    "levels",
    "extra",
]
WHOLE = ["about", "error", "title", "issuer", "kind", "entries", "exclusions", "findings"]


def faults():
    """What is wrong with the corpus's own form."""
    files = {path.name for path in HERE.iterdir() if path.is_file()} - {
        "README.md",
        "make.py",
        ".gitattributes",
    }
    for name in sorted(files):
        if name.endswith(".expect.json"):
            if name.removesuffix(".expect.json") not in files:
                yield f"{name}: no such file"
            continue
        if f"{name}.expect.json" not in files:
            yield f"{name}: no expectation"
            continue
        expect = json.loads((HERE / f"{name}.expect.json").read_text("utf-8"))
        yield from (f"{name}: unknown key {key}" for key in expect if key not in WHOLE)
        if not expect.get("about"):
            yield f"{name}: does not say what it is about"
        if ("error" in expect) == bool(expect.get("entries")):
            yield f"{name}: either an error or entries"
        for entry in expect.get("entries", []):
            yield from (f"{name}: unknown key {key}" for key in entry if key not in ENTRY)
            if len(entry["at"]) < 2:
                yield f"{name}: an entry stands under a domain and an item"
            if len(entry.get("codes", entry["at"])) != len(entry["at"]):
                yield f"{name}: as many codes as names"
            channels = entry.get("channels") or {}
            for channel in channels.get("chosen", []) + channels.get("offered", []):
                known = (
                    channel in CHANNELS
                    if isinstance(channel, str)
                    else set(channel) <= {"other", "unlisted"}
                )
                if not known:
                    yield f"{name}: unknown channel {channel}"
