"""How it starts and stops: exit codes, and one line for whoever has to mend something."""

import asyncio
from pathlib import Path

import pytest

from tests.fakegram import FakeTelegram
from tests.faults.processes import a_bot, what_was_said


async def exit_of(tg: FakeTelegram, folder: Path, **given: str) -> tuple[int, str]:
    """The exit code and the last line."""
    async with a_bot(tg, folder, **given) as bot:
        code = await bot.wait()
    lines = what_was_said(folder).decode().splitlines()
    assert "Traceback" not in "".join(lines)
    return code, lines[-1]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"BOT_TOKEN": "1:ANDERS"}, "BOT_TOKEN is not accepted by Telegram; copy it again from @BotFather."),
        ({"BOT_TOKEN": ""}, "BOT_TOKEN is missing; get one from @BotFather."),
        ({"BOT_TOKEN": "zomaar"}, "BOT_TOKEN wants the token that @BotFather gives, digits:letters."),
        (
            {"BOT_MODE": "webhook", "WEBHOOK_SECRET": "ge-heim"},
            "WEBHOOK_URL is missing; webhook mode wants the https:// address where Telegram reaches us.",
        ),
        (
            {"BOT_MODE": "webhook", "WEBHOOK_URL": "https://bot.test"},
            "WEBHOOK_SECRET is missing; webhook mode wants a long random one of A-Z a-z 0-9 _ -.",
        ),
        (
            {"BOT_MODE": "webhook", "WEBHOOK_URL": "http://bot.test", "WEBHOOK_SECRET": "ge-heim"},
            "WEBHOOK_URL wants an address that begins with https://.",
        ),
        (
            {"LISTEN": "127.0.0.1:99999"},
            "LISTEN wants a free address of this machine, host:port; 127.0.0.1:99999 cannot be used (no such address).",
        ),
        (
            {"BOT_KEYS": "zomaar"},
            "BOT_KEYS wants base64 of 32 bytes, newest first, comma-separated; `keys new` makes one.",
        ),
    ],
)
async def test_what_is_wrong_is_the_last_line_and_the_exit_code_two(
    given: dict[str, str], says: str, tmp_path: Path
) -> None:
    async with FakeTelegram() as tg:
        assert await exit_of(tg, tmp_path, **given) == (2, says)
        assert not tg.asked("getUpdates")


@pytest.mark.parametrize("flag", ["supports_inline_queries", "can_connect_to_business", "can_read_all_group_messages"])
async def test_a_bot_with_other_doors_open_does_not_start(flag: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        tg.world.me[flag] = True
        code, line = await exit_of(tg, tmp_path)
        assert (code, "only for private chats" in line) == (2, True)


async def test_a_second_process_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    beside = tmp_path / "beside"  # where only the second one says anything
    beside.mkdir()
    async with FakeTelegram() as tg:
        noor = tg.person(7)
        async with a_bot(tg, tmp_path) as first:
            while not tg.asked("getUpdates"):
                await tg.world.pulse.next(0.1)
            code, line = await exit_of(tg, beside, DATA_DIR=str(tmp_path / "data"))
            assert (code, "already using" in line) == (2, True)
            noor.types("een")
            await noor.answered()
            first.terminate()
            assert await first.wait() == 0
        assert noor.last.text == "1: een"


async def test_a_token_that_is_revoked_stops_it(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, a_bot(tg, tmp_path) as bot:
        while not tg.asked("getUpdates"):
            await tg.world.pulse.next(0.1)
        tg.world.token = "1:NIEUW"
        tg.updates.interrupt("Unauthorized", 401)
        assert await bot.wait() == 2


async def test_told_to_stop_it_stops_in_time_though_telegram_hangs(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        noor = tg.person(7)
        async with a_bot(tg, tmp_path) as bot:
            tg.fail("sendMessage", kind="slow", seconds=60)
            noor.types("een")
            while not tg.asked("sendMessage"):
                await tg.world.pulse.next(0.1)
            bot.terminate()
            async with asyncio.timeout(30):  # far less than Telegram takes, far more than the 8 s that are promised
                assert await bot.wait() == 0
