"""The one error."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._documents import Origin


class MuluError(ValueError):
    """Why something could not be done: bytes that cannot be read, an unknown option or field.

    Its text says in Chinese what is wrong.
    """

    code: str
    """What kind of error this is, in kebab-case. Never renamed."""
    help: str
    """What to do about it, in Chinese."""
    origin: Origin | None
    """Where it was met."""

    def __init__(self, message: str, code: str, help: str, origin: Origin | None = None) -> None:  # noqa: A002
        """Say what is wrong, with its code, what to do about it, and where it was met."""
        super().__init__(message)
        self.code = code
        self.help = help
        self.origin = origin

    def __reduce__(self) -> tuple[type[MuluError], tuple[str, str, str, Origin | None]]:
        """Keep code, help and origin on the way between processes."""
        return type(self), (str(self), self.code, self.help, self.origin)
