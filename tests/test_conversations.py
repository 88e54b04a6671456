"""Every transcript is what the bot says today."""

import pytest

from tests.transcripts import FOLDER, played

TRANSCRIPTS = sorted(FOLDER.glob("*.md"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_the_bot_talks_as_in_the_transcript(path, request):
    now = played(path.read_text(encoding="utf-8"))
    if request.config.getoption("--update"):
        path.write_text(now, encoding="utf-8")
    assert now == path.read_text(encoding="utf-8")


def test_there_are_transcripts():
    assert len(TRANSCRIPTS) >= 8
