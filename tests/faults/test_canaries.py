"""What a person says and who they are is found in no file, no table and no line of the log, whatever goes wrong."""

import asyncio
from pathlib import Path

from tests.channels.telegram.phones import found_in, traces
from tests.fakegram import FakeTelegram
from tests.faults.matrix import KEY
from tests.faults.processes import a_bot, environment, what_was_said
from tests.faults.sizes import dumped

TOKEN = "17:KANARIETOKEN"
CHAT = 7_311_884_402_957
WORDS = ("kanarienaam", "kanariefamilie", "kanariebijnaam", "kanarietekst", "kanarieboodschap", "kanarieonderschrift")
MARKS = [*traces(*WORDS, CHAT, "KANARIETOKEN"), *traces(KEY)[:1], b"geheim"]  # and the secret of a webhook


def found(folder: Path, given: dict[str, str]) -> list[tuple[str, bytes]]:
    """Where a mark stands: in the files of the bot, in what it said, and in what whoever has the database can read."""
    everything = dumped(environment_of(folder, given), folder)
    return [*found_in(folder, MARKS), *(("database", mark) for mark in MARKS if mark in everything)]


def environment_of(folder: Path, given: dict[str, str]) -> dict[str, str]:
    return {"DATA_DIR": str(folder / "data"), **given}


async def test_no_trace_of_a_person_in_files_tables_or_log(given: dict[str, str], tmp_path: Path) -> None:
    async with FakeTelegram(TOKEN) as tg:
        noor = tg.person(CHAT, WORDS[0], last_name=WORDS[1], username=WORDS[2])
        async with a_bot(tg, tmp_path, LOG_LEVEL="DEBUG", **given) as bot:
            for kind in ("429", "403", "500", "garbage", "drop_before", "drop_after", "slow"):
                tg.fail("sendMessage", kind=kind, seconds=0.1)
                noor.types(WORDS[3])
                await noor.answered(silence=3)
                assert found(tmp_path, given) == []
            noor.command(f"/start {WORDS[4]}")
            noor.sends("photo", WORDS[5])
            noor.types("boem")
            noor.edits(noor.types(WORDS[3]).id, WORDS[4])
            noor.forges(WORDS[4], noor.last.id)
            await noor.answered()
            for way in ("weg", "wis"):
                for method in ("deleteMessages", "sendMessage"):
                    tg.fail(method, kind="500")
                noor.types(WORDS[3])
                noor.types(way)
                await noor.answered(silence=3)
                assert found(tmp_path, given) == []
            noor.types(WORDS[3])
            await noor.answered()
            tg.fail("sendMessage", kind="slow", seconds=5)
            noor.types(WORDS[3])
            while not tg.requests[-1].fault:
                await tg.world.pulse.next(0.1)
            assert found(tmp_path, given) == []
            bot.kill()
            await bot.wait()
        assert found(tmp_path, given) == []
        said = what_was_said(tmp_path).decode()
        assert "service.stopping" not in said
        assert "turn.failed error=Boom at=" in said


async def test_no_trace_of_a_person_who_ends_the_process(given: dict[str, str], tmp_path: Path) -> None:
    """By a crash that no exception tells of, in three lives."""
    async with FakeTelegram(TOKEN) as tg:
        noor = tg.person(CHAT, WORDS[0])
        for word in (WORDS[3], "crash", WORDS[4]):
            noor.types(word)
        for _ in range(4):
            async with a_bot(tg, tmp_path, LOG_LEVEL="DEBUG", HURRY="yes", **given) as bot:
                while bot.code is None and "2: kanarieboodschap" not in noor.chat.messages[-1].text:
                    await asyncio.sleep(0.05)
                assert found(tmp_path, given) == []
        assert found(tmp_path, given) == []


async def test_the_marks_are_found_where_they_stand(tmp_path: Path, given: dict[str, str]) -> None:
    """Else the tests above prove nothing."""
    async with FakeTelegram(TOKEN) as tg, a_bot(tg, tmp_path, **given):
        noor = tg.person(CHAT)
        noor.types("hallo")
        await noor.answered(silence=5)
        assert environment(tg, tmp_path, **given)["BOT_TOKEN"] == TOKEN
    for number, mark in enumerate(MARKS):
        (tmp_path / "data" / f"mark-{number}").write_bytes(b"\0" + mark + b"\xff")
    assert {mark for _, mark in found(tmp_path, given)} == set(MARKS)
    assert b"person_key" not in dumped(environment_of(tmp_path, given), tmp_path)
