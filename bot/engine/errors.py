"""What can go wrong, by whose mistake it is. An odd answer from a person is not in here."""


class EngineError(Exception):
    """Base of everything the engine raises."""


class FlowError(EngineError):
    """The author's mistake: a flow cannot be followed any further."""


class UnexpectedEvent(EngineError):
    """The caller's mistake: an event for a session that was never started."""
