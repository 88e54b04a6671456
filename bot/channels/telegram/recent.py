"""What is remembered of the people or updates that came last, and not of more of them than that."""

from collections import OrderedDict
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Recent(OrderedDict[int, Value], Generic[Value]):
    """A dictionary of at most `most` entries; the one that was set longest ago makes room."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, number: int, value: Value) -> None:
        super().__setitem__(number, value)
        self.move_to_end(number)
        if len(self) > self._most:
            self.popitem(last=False)
