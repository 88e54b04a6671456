"""What a person says and who they are is found in no file and in no line of the log, whatever goes wrong."""

from pathlib import Path

from tests.fakegram import FakeTelegram
from tests.faults.processes import a_bot, what_was_said

TOKEN = "17:KANARIETOKEN"
CHAT = 7_311_884_402_957
WORDS = ("kanarienaam", "kanariefamilie", "kanariebijnaam", "kanarietekst", "kanarieboodschap", "kanarieonderschrift")


def traces() -> list[bytes]:
    numbers = [str(CHAT).encode(), *(CHAT.to_bytes(size, order) for size in (6, 8) for order in ("big", "little"))]
    words = [word.encode(code) for word in (*WORDS, "KANARIETOKEN") for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return [*numbers, *words]


def found(folder: Path) -> list[tuple[str, bytes]]:
    files = {path.name: path.read_bytes() for path in (folder / "data").iterdir()}
    files["said"] = what_was_said(folder)
    return [(name, trace) for name, data in files.items() for trace in traces() if trace in data]


async def test_no_trace_of_a_person_in_files_or_log(tmp_path: Path) -> None:
    async with FakeTelegram(TOKEN) as tg:
        noor = tg.person(CHAT, WORDS[0], last_name=WORDS[1], username=WORDS[2])
        async with a_bot(tg, tmp_path, LOG_LEVEL="DEBUG") as bot:
            for kind in ("429", "403", "500", "garbage", "drop_before", "drop_after", "slow"):
                tg.fail("sendMessage", kind=kind, seconds=0.1)
                noor.types(WORDS[3])
                await noor.answered(silence=3)
                assert found(tmp_path) == []
            noor.command(f"/start {WORDS[4]}")
            noor.sends("photo", WORDS[5])
            noor.types("boem")
            noor.forges(WORDS[4], noor.last.id)
            await noor.answered()
            tg.fail("sendMessage", kind="slow", seconds=5)
            noor.types(WORDS[3])
            while not tg.requests[-1].fault:
                await tg.world.pulse.next(0.1)
            assert found(tmp_path) == []
            bot.kill()
            await bot.wait()
        assert (tmp_path / "data" / "steunkring.db-wal").stat().st_size > 0
        assert found(tmp_path) == []
        said = what_was_said(tmp_path).decode()
        assert "polling.started" in said
        assert "turn.failed error=Boom at=" in said
