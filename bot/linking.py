"""`python -m bot link`: a link of the operator, with its pictures and posters in a folder."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from bot.engine.library import Poster
from bot.posters import ENDS, files_of, to_share
from bot.settings import CannotStart, Settings
from bot.sharing.codes import address
from bot.sharing.link import Link
from bot.sharing.wanted import DAYS, PEOPLE, Wanted
from bot.storage.operations import new_link


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the files go; their names begin with what the link is called."""

    path: Path
    name: str

    def of(self, end: str) -> Path:
        plain = unicodedata.normalize("NFKD", self.name).encode("ascii", "ignore").decode().lower()
        return self.path / f"{'-'.join(re.findall(r'[a-z0-9]+', plain)) or 'link'}-{end}"

    def check(self) -> None:
        """Another link's poster is never overwritten: it may be needed again."""
        for end in ENDS:
            if self.of(end).exists():
                raise CannotStart(f"--out: {self.of(end)} is there already; choose another folder, or another --name.")

    def write(self, files: dict[str, bytes]) -> list[Path]:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            for end, content in files.items():
                self.of(end).write_bytes(content)
        except OSError:
            raise CannotStart(f"--out: {self.path} cannot be written to.") from None
        return [self.of(end) for end in files]


def wanted(name: str, flow: str, days: int, most: int) -> Wanted:
    """What was asked for, or why that cannot be."""
    if days not in DAYS:
        raise CannotStart(f"--days wants {DAYS[0]} to {DAYS[-1]}.")
    if most not in PEOPLE:
        raise CannotStart(f"--most wants {PEOPLE[0]} to {PEOPLE[-1]}.")
    return Wanted(name, flow, days, most)


def make(settings: Settings, bot: str, asked: Wanted, poster: Poster, out: Path) -> str:
    """Make the link, and then what is printed; where the files cannot be written there is no link either."""
    folder = Folder(out, asked.label)
    folder.check()
    printed: list[str] = []

    def use(link: Link) -> None:
        opens = address(bot, link.code)
        paths = folder.write(files_of(poster, opens))
        printed.extend([opens, "", to_share(poster, opens), "", *map(str, paths)])

    new_link(settings, asked, use)
    return "\n".join(printed)
