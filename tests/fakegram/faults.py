"""Faults to order: the next requests of a method go wrong in the way asked for."""

from dataclasses import dataclass
from typing import Any

KINDS = ("400", "429", "500", "502", "403", "drop_before", "drop_after", "slow", "garbage")


@dataclass(slots=True)
class Fault:
    """`method` may be "*" and `chat_id` None, for any. `times` counts down."""

    method: str
    times: int
    kind: str
    retry_after: int = 1
    seconds: float = 1.0
    chat_id: int | None = None


class Faults:
    def __init__(self) -> None:
        self._ordered: list[Fault] = []

    def order(self, fault: Fault) -> None:
        if fault.kind not in KINDS:
            raise ValueError(f"no such fault: {fault.kind}; there are {', '.join(KINDS)}")
        self._ordered.append(fault)

    def clear(self) -> None:
        self._ordered.clear()

    def take(self, method: str, parameters: dict[str, Any]) -> Fault | None:
        """The fault for this request, if one was ordered; each counts once."""
        for fault in self._ordered:
            here = fault.chat_id is None or str(fault.chat_id) == str(parameters.get("chat_id"))
            if here and fault.method in ("*", method):
                fault.times -= 1
                if not fault.times:
                    self._ordered.remove(fault)
                return fault
        return None
