"""The commands: parse, build the parts, hand over. The one place where everything meets."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from bot.clock import HERE
from bot.engine.library import DOOR, Library
from bot.settings import CannotStart, read_settings
from bot.wording import LANGUAGES, compiled

if TYPE_CHECKING:
    from bot.conversation import Conversation

Command = Callable[[argparse.Namespace], int]
UNHURRIED = 3.0  # seconds after the start, so that getting ready for long texts is not in its way


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; every error a person can mend is one line that says how."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    options = parser().parse_args(arguments)
    command: Command = options.command
    try:
        return command(options)
    except CannotStart as why:
        print(why, file=sys.stderr)
        return why.code
    except KeyboardInterrupt:
        return 0
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser("steunkring", description="A gentle conversation about the people around you.")
    commands = top.add_subparsers(required=True, metavar="command")

    def add(name: str, does: Command, help: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=help, description=help)
        command.set_defaults(command=does)
        return command

    add("run", run, "serve Telegram (wants BOT_TOKEN)")
    talking = add("talk", talk, "the conversation in this terminal; nothing is sent or stored")
    previewing = add("preview", preview, "the same on a page in your browser that looks like a phone")
    previewing.add_argument("--port", type=int, default=8000, help="where on this machine (default: %(default)s)")
    for trying in (talking, previewing):
        trying.add_argument("--flow", default=DOOR, help="which conversation (default: the question which one fits)")
        trying.add_argument("--lang", default="nl", choices=LANGUAGES, help="which language (default: %(default)s)")
    checking = add("check", check, "check flows, facts and translations; exit 1 on a mistake, 0 on a mere warning")
    today = datetime.now(HERE).date()
    checking.add_argument("--on", type=date.fromisoformat, default=today, help="as it will be that day: 2027-03-01")
    add("draw", draw, "draw the flows into docs/flows/")
    attempting = add("try", attempt, "how lines from standard input are understood, as JSON")
    attempting.add_argument("what", choices=["people", "signals"])
    linking = add("link", link, "a link to share, its QR picture and its posters")
    linking.add_argument("--flow", required=True, help="which conversation it opens")
    linking.add_argument("--name", required=True, help="what you call it; nobody else sees that")
    linking.add_argument("--days", type=int, default=90, help="how long it lives (default: %(default)s)")
    linking.add_argument("--most", type=int, default=50, help="for how many people it is (default: %(default)s)")
    linking.add_argument("--out", type=Path, default=Path(), help="folder for the files (default: this one)")
    linking.add_argument("--lang", default="nl", choices=LANGUAGES, help="of the poster (default: %(default)s)")
    keying = add("keys", keys, "make a key for BOT_KEYS, or re-seal everything with the newest one")
    keying.add_argument("what", choices=["new", "rotate"])
    add("erase", erase, "erase what is kept too long").add_argument("--expired", action="store_true", required=True)
    add("health", health, "exit 0 when a running bot is well")
    add("db", upgrade, "bring the database up to date").add_argument("what", choices=["upgrade"])
    return top


def talk(options: argparse.Namespace) -> int:
    from bot.channels.terminal import Terminal
    from bot.drawing import drawn

    Terminal(on_trial(options), drawn, sys.stdin, sys.stdout, echo=not sys.stdin.isatty()).talk()
    return 0


def preview(options: argparse.Namespace) -> int:
    from bot.channels.preview.pages import serve
    from bot.drawing import drawn

    serve(on_trial(options), drawn, options.lang, options.port)
    return 0


def on_trial(options: argparse.Namespace) -> "Conversation":
    """The conversation that was chosen, for whoever tries it out here."""
    from bot.conversation import Conversation

    library = sound_library()
    check_choices(options, (DOOR, *library.doors))
    return Conversation(library, language=options.lang, flow=options.flow)


def check_choices(options: argparse.Namespace, flows: Sequence[str]) -> None:
    if not compiled(options.lang):
        raise CannotStart(f"--lang: the {options.lang} catalogue is not compiled; run `make install`")
    if options.flow not in flows:
        raise CannotStart(f"--flow: choose one of {', '.join(flows)}")


def sound_library() -> Library:
    """What is in flows/; where something is wrong with it, the first finding and how to see the rest."""
    from bot.authoring.problem import Mistakes
    from bot.authoring.sound import sound

    try:
        return sound()
    except Mistakes as mistakes:
        raise CannotStart(f"{mistakes.problems[0]} (`python -m bot check` shows everything)") from None


def attempt(options: argparse.Namespace) -> int:
    from bot.authoring.attempt import people, signals

    listener = sound_library().listener if options.what == "signals" else None
    for line in sys.stdin:
        text = line.rstrip("\n")
        sys.stdout.write((signals(text, listener) if listener else people(text)) + "\n")
    return 0


def check(options: argparse.Namespace) -> int:
    from bot.authoring.check import check as findings

    found = findings(today=options.on)
    for finding in found:
        print(finding)
    wrong = not all(finding.warning for finding in found)
    if not wrong:
        print("flows, facts and catalogues are in order")
    return 1 if wrong else 0


def run(options: argparse.Namespace) -> int:
    from bot.channels.telegram.service import serve
    from bot.conversation import Conversation

    settings = read_settings()
    library = replace(sound_library(), retention_days=settings.retention_days, contact=settings.contact)
    warming = Timer(UNHURRIED, library.listener.warm)
    warming.daemon = True
    warming.start()
    if DOOR not in library.flows:
        raise CannotStart(f"flows/{DOOR}.yaml is missing; a conversation begins there")
    return serve(settings, Conversation(library))


def link(options: argparse.Namespace) -> int:
    from bot.channels.telegram.naming import username
    from bot.linking import make, wanted
    from bot.posters import poster_of, shareable

    settings, library = read_settings(), sound_library()
    check_choices(options, shareable(library))
    asked = wanted(options.name, options.flow, options.days, options.most)
    poster = poster_of(library, options.flow, options.lang)
    print(make(settings, username(settings), asked, poster, options.out))
    return 0


def draw(options: argparse.Namespace) -> int:
    from bot.authoring.draw import draw_all
    from bot.authoring.load import load

    for path in draw_all(load()):
        print(path)
    return 0


def keys(options: argparse.Namespace) -> int:
    from bot.storage.operations import new_key, rotate_keys

    if options.what == "new":
        print(new_key())
    else:
        print(f"{rotate_keys(read_settings())} people are sealed with the newest key")
    return 0


def erase(options: argparse.Namespace) -> int:
    from bot.storage.operations import erase_expired_now

    print(f"{erase_expired_now(read_settings())} people were erased")
    return 0


def health(options: argparse.Namespace) -> int:
    from bot.channels.telegram.heartbeat import health as well

    return well(read_settings())


def upgrade(options: argparse.Namespace) -> int:
    from bot.storage.opening import opened

    with opened(read_settings()):
        print("the database is up to date")
    return 0
