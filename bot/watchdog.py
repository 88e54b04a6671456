"""A way out of a computation that hangs: the process ends, and whoever supervises it starts it again."""

import faulthandler
from collections.abc import Iterator
from contextlib import contextmanager

STDERR = 2


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """End the process with exit code 1 where this takes longer. A thread outside Python does it, as a hanging regular
    expression lets no other Python code run. What it writes to standard error names lines of code, never values."""
    faulthandler.dump_traceback_later(seconds, exit=True, file=STDERR)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
