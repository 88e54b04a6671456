"""The log: event names, codes and counts, and nothing that a person wrote or that tells who they are."""

import logging
import re
import sys
import threading
from pathlib import Path
from types import TracebackType

OWN = "steunkring"
CODE = re.compile(r"[A-Za-z0-9_.:<>-]{1,60}")


class Log:
    """One part's log. An event is a dotted name; a value is a number or a short code, or it is left out."""

    def __init__(self, part: str) -> None:
        self._logger = logging.getLogger(f"{OWN}.{part}")

    def debug(self, event: str, **codes: int | str) -> None:
        self._logger.debug(_line(event, codes))

    def info(self, event: str, **codes: int | str) -> None:
        self._logger.info(_line(event, codes))

    def warning(self, event: str, **codes: int | str) -> None:
        self._logger.warning(_line(event, codes))

    def failed(self, event: str, error: BaseException) -> None:
        """What went wrong and where, never with what: an exception's own words may hold content."""
        self._logger.error(_line(event, {"error": type(error).__name__, "at": place(error.__traceback__)}))


def place(traceback: TracebackType | None) -> str:
    """The innermost line of ours that a traceback passed, or else its innermost line."""
    found = "unknown"
    while traceback:
        path, line = Path(traceback.tb_frame.f_code.co_filename), traceback.tb_lineno
        if "bot" in path.parts or found == "unknown":
            found = f"{path.name}:{line}"
        traceback = traceback.tb_next
    return found


def _line(event: str, codes: dict[str, int | str]) -> str:
    kept = [
        f"{name}={value if isinstance(value, int) or CODE.fullmatch(value) else '?'}" for name, value in codes.items()
    ]
    return " ".join([event, *kept])


class _Formatter(logging.Formatter):
    """Of other people's libraries only who complained, and about which line: their words may hold content."""

    def format(self, record: logging.LogRecord) -> str:
        if record.name.startswith(f"{OWN}."):
            said = record.getMessage()
        else:
            kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else "message"
            said = f"library.said name={record.name} at={record.filename}:{record.lineno} kind={kind}"
        return f"{self.formatTime(record, '%Y-%m-%dT%H:%M:%S')} {record.levelname} {said}"


def begin(level: str) -> None:
    """Log to standard error: ours from `level`, the libraries' from WARNING; uncaught errors by type and place."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Formatter())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger(OWN).setLevel(level)
    logging.raiseExceptions = False
    logging.captureWarnings(True)
    sys.excepthook = lambda kind, error, traceback: Log("process").failed("process.uncaught", error)
    threading.excepthook = lambda args: Log("process").failed("thread.uncaught", args.exc_value or args.exc_type())
    sys.unraisablehook = lambda args: Log("process").failed("process.unraisable", args.exc_value or args.exc_type())
