"""The two ways in which the server says no."""


class Refused(Exception):
    """The world is not so that this can be done: a blocked chat, a message that is gone. No mistake of the bot."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.retry_after = retry_after


class Invalid(Refused):
    """The specification does not allow this request. A mistake of the bot, kept as a violation."""

    def __init__(self, reason: str) -> None:
        super().__init__(400, f"Bad Request: {reason}")
