"""What can go wrong with a source, each with one sentence that can follow its name."""

from __future__ import annotations


class SourceError(Exception):
    """A source has not answered, or not with rates."""


class NoTimeLeftError(SourceError):
    """The time for all sources together is used up."""


class UnavailableError(SourceError):
    """A source cannot be reached or is busy: it is left alone for the rest of the run.

    `retry_after` are the seconds that it asks to be left alone for; `passing` says that trying again may help.
    """

    def __init__(self, message: str, *, passing: bool, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.passing, self.retry_after = passing, retry_after


class BadAnswerError(SourceError):
    """A source has answered with something that is no rate, or no credible one."""

    def __init__(self, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status
