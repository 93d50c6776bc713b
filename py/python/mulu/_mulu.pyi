"""The native part of the package `mulu`."""

from typing import final

__all__ = ["HeldDraft", "call", "version"]

def version() -> str: ...
def call(verb: str, args: bytes) -> str: ...

@final
class HeldDraft:
    """A draft in Rust, asked with JSON."""

    def __new__(cls, args: bytes) -> HeldDraft: ...
    def call(self, verb: str, args: bytes) -> str: ...
