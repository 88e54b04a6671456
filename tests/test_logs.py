"""The log holds codes and counts; what a person said cannot get into it by accident."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SECRET = "kanarie in de mijn"

SCRIPTS = {
    "our own log": "Log('deel').info('iets.gebeurd', aantal=3, code='Boom', tekst=SECRET)",
    "an uncaught exception": "raise ValueError(SECRET)",
    "a library": "logging.getLogger('telegram.Bot').error('kreeg %s', SECRET)",
    "a library's exception": "\ntry: raise ValueError(SECRET)\n"
    "except ValueError: logging.getLogger('x').exception(SECRET)",
    "a chatty library": "logging.getLogger('httpx').info(SECRET); logging.getLogger('sqlalchemy').debug(SECRET)",
    "a warning": "warnings.warn(SECRET)",
    "a thread": "\nthread = threading.Thread(target=lambda: int(SECRET)); thread.start(); thread.join()",
    "a task nobody asked": "\nasync def fails(): raise ValueError(SECRET)\n"
    "async def main():\n    asyncio.create_task(fails())\n    await asyncio.sleep(0)\n    gc.collect()\n"
    "asyncio.run(main())",
    "a finalizer": "\nclass Bad:\n    def __del__(self): raise ValueError(SECRET)\nBad()",
    "a broken log line": "logging.getLogger('x').error('%d', SECRET)",
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_what_was_said_is_not_logged(name: str) -> None:
    imports = "import asyncio, gc, logging, threading, warnings\nfrom bot.logs import Log, begin\n"
    script = f"{imports}SECRET = {SECRET!r}\nbegin('DEBUG')\n{SCRIPTS[name]}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False)
    assert "kanarie" not in done.stdout + done.stderr
    assert bool(done.stderr) == (name != "a chatty library")
    if name == "our own log":
        assert done.stderr.endswith("INFO iets.gebeurd aantal=3 code=Boom tekst=?\n")
    if name in ("an uncaught exception", "a thread"):
        assert "error=ValueError at=" in done.stderr
