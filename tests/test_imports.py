"""Which part may import which, so that what a part can do can be read off its imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

BOT = Path(__file__).parent.parent / "bot"
FILES = {path.relative_to(BOT.parent).as_posix(): path.read_text("utf-8") for path in sorted(BOT.rglob("*.py"))}

IO = {"aiohttp", "asyncio", "http", "httpx", "importlib", "io", "logging", "os", "pathlib", "shutil", "socket"}
IO |= {"sqlite3", "ssl", "subprocess", "tempfile", "threading", "time", "urllib"}
PURE = ("bot/engine/", "bot/circle/", "bot/safety/", "bot/sharing/")
OPEN = {"bot.engine", "bot.circle", "bot.safety", "bot.sharing", "bot.message"}
NEVER = {"bot/storage/": "bot.authoring", "bot/authoring/": "bot.storage"}
ONLY: dict[str, str | tuple[str, ...]] = {"sqlalchemy": "bot/storage/", "alembic": "bot/storage/"}
ONLY |= {"telegram": "bot/channels/telegram", "bot.cli": "bot/__main__.py"}
ONLY |= {"transitions": ("bot/engine/", "bot/authoring/draw.py")}
FONTS = {"importlib", "io"}  # a picture reads its fonts and is a file in memory
DRAWING = ("bot/circle/picture/drawing.py", "bot/sharing/qr.py", "bot/sharing/sheet.py")


def imports(path: str, source: str) -> Iterator[str]:
    """Every module named: `from a import b` may mean `a` or `a.b`, and `open` needs no import at all."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = path.split("/")[: -node.level] if node.level else []
            module = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open":
            yield "io"


def against(path: str, source: str) -> set[str]:
    """What `path` imports against the rules."""
    named = {".".join(name.split(".")[:depth]) for name in imports(path, source) for depth in (1, 2)}
    named -= FONTS if path in DRAWING else set()
    pure = named & IO | {name for name in named if name.startswith("bot.")} - OPEN if path.startswith(PURE) else set()
    never = {name for place, name in NEVER.items() if path.startswith(place)} & named
    return pure | never | {name for name, place in ONLY.items() if name in named and not path.startswith(place)}


def test_a_module_imports_only_what_its_room_allows() -> None:
    assert {path: found for path, source in FILES.items() if (found := against(path, source))} == {}


def test_one_file_of_the_engine_knows_transitions() -> None:
    engine = {path: set(imports(path, source)) for path, source in FILES.items() if path.startswith("bot/engine/")}
    assert len([path for path, names in engine.items() if any(name.startswith("transitions") for name in names)]) == 1


@pytest.mark.parametrize(
    ("path", "source", "found"),
    [
        ("bot/engine/made_up.py", "def now():\n    import time", {"time"}),
        ("bot/safety/made_up.py", "words = open('words')", {"io"}),
        ("bot/circle/picture/drawing.py", "import importlib\nfrom bot import settings", {"bot.settings"}),
        ("bot/sharing/made_up.py", "from bot.storage import links", {"bot.storage"}),
        ("bot/circle/made_up.py", "from ..storage.tables import people", {"bot.storage"}),
        ("bot/storage/made_up.py", "from bot.authoring import load", {"bot.authoring"}),
        ("bot/channels/made_up.py", "import telegram.ext, transitions", {"telegram", "transitions"}),
        ("bot/settings.py", "from . import cli", {"bot.cli"}),
    ],
)
def test_a_made_up_offence_is_found(path: str, source: str, found: set[str]) -> None:
    assert against(path, source) == found
