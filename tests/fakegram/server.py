"""The server: a port, the world behind it, and what a test holds in its hand."""

from types import TracebackType
from typing import Self

from aiohttp import web

from tests.fakegram.api import Api, Request
from tests.fakegram.callbacks import Tap
from tests.fakegram.chat import Chat
from tests.fakegram.clock import Clock
from tests.fakegram.control import control_routes
from tests.fakegram.faults import Fault
from tests.fakegram.group import Group
from tests.fakegram.limits import Limits
from tests.fakegram.person import Person
from tests.fakegram.updates import Updates
from tests.fakegram.webhook import Webhook
from tests.fakegram.world import World

LARGEST_REQUEST = 50 * 1024 * 1024
STRANGER = "bot can't initiate conversation with a user"


class FakeTelegram:
    """`async with FakeTelegram() as tg:` serves on a free port of this machine; methods at {tg.url}/bot{token}/…"""

    def __init__(self, token: str = "1:TEST", port: int = 0) -> None:  # noqa: S107 - made up
        self.token = token
        self.url = ""
        self.world = World(token)
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}
        self._api = Api(self.world)
        self._port = port
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=LARGEST_REQUEST)
        app.router.add_route("*", "/bot{token}/{method}", self._api.handle)
        app.add_routes(control_routes(self))
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.world.updates.interrupt("Bad Gateway", 502)
        await self._api.webhook.close()
        if self._runner:
            await self._runner.cleanup()

    def person(
        self, person_id: int, first_name: str = "Noor", language_code: str = "nl", *, met: bool = True, **user: object
    ) -> Person:
        """This person; a new one the first time. The bot may write to whoever has `met` it."""
        if person_id not in self.people:
            name = {"first_name": first_name, **{k: v for k, v in user.items() if k in ("last_name", "username")}}
            chat = Chat({"id": person_id, "type": "private", **name}, closed="" if met else STRANGER)
            known = {"id": person_id, "is_bot": False, "first_name": first_name, "language_code": language_code, **user}
            self.world.chats[person_id] = chat
            self.people[person_id] = Person(self.world, chat, known)
        return self.people[person_id]

    def group(self, group_id: int, title: str = "Buurtapp") -> Group:
        """This group; a new one, without the bot, the first time."""
        if group_id not in self.groups:
            chat = self.world.chats[group_id] = Chat({"id": group_id, "type": "supergroup", "title": title})
            self.groups[group_id] = Group(self.world, chat)
        return self.groups[group_id]

    def passes_on(self, public: str, port: int) -> None:
        """A reverse proxy: posts to this address, "https://bot.test", go to a port of this machine."""
        self._api.webhook.proxies[public] = f"http://127.0.0.1:{port}"

    @property
    def webhook(self) -> Webhook:
        return self._api.webhook

    def fail(
        self, method: str, times: int = 1, kind: str | int = 500, *,
        retry_after: int = 1, seconds: float = 1.0, chat_id: int | None = None,
    ) -> None:  # fmt: skip
        """Let the next requests of this method ("*" for any) go wrong: 400, 403, 429, 500, 502, "drop_before",
        "drop_after", "slow" or "garbage"."""
        self.world.faults.order(Fault(method, times, str(kind), retry_after, seconds, chat_id))

    @property
    def clock(self) -> Clock:
        return self.world.clock

    @property
    def updates(self) -> Updates:
        return self.world.updates

    @property
    def limits(self) -> Limits:
        return self.world.limits

    @property
    def profile(self) -> dict[str, object]:
        """What the bot has said about itself: commands, description… with ".nl" behind it for a language."""
        return self.world.profile

    @property
    def requests(self) -> list[Request]:
        return self._api.requests

    def asked(self, method: str) -> list[Request]:
        """The requests of one method."""
        return [request for request in self.requests if request.method == method]

    def unanswered_callbacks(self) -> list[Tap]:
        return self.world.taps.unanswered()

    @property
    def violations(self) -> list[str]:
        """All that the bot did and the specification does not allow, and the taps it left hanging."""
        hanging = [f"callback query {tap.id} ({tap.data}) was never answered" for tap in self.unanswered_callbacks()]
        return self.world.violations + hanging

    def assert_clean(self) -> None:
        if found := self.violations:
            raise AssertionError("\n".join([f"{len(found)} violations:", *found]))
