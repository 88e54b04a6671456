"""Texts as Telegram takes them, whatever stands in them."""

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.rendering import plain, rendered, units
from bot.channels.telegram.splitting import LONGEST, pieces, split
from bot.message import Button, Message, Picture

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60).map(str.strip)


@given(WORDS.filter(bool), WORDS.filter(bool))
def test_a_quote_is_marked_exactly_whatever_is_in_it(text: str, quote: str) -> None:
    content = rendered(Message(text, quote=quote))
    (mark,) = content["entities"]
    marked = content["text"].encode("utf-16-le")[2 * mark["offset"] :][: 2 * mark["length"]]
    assert marked.decode("utf-16-le") == quote
    assert "parse_mode" not in content


def test_buttons_answer_copy_or_open_a_site() -> None:
    rows = ((Button("Ja", "s:1:ja"), Button("Kopieer", copy="Hoi!")), (Button("113.nl", url="https://113.nl"),))
    keyboard = rendered(Message("Vraag?", rows=rows))["reply_markup"]["inline_keyboard"]
    assert keyboard == [
        [{"text": "Ja", "callback_data": "s:1:ja"}, {"text": "Kopieer", "copy_text": {"text": "Hoi!"}}],
        [{"text": "113.nl", "url": "https://113.nl"}],
    ]
    assert "reply_markup" not in plain(Message("Vraag?", rows=rows))


@given(st.lists(st.text("aé😀 .\n", min_size=1, max_size=3000), max_size=6).map("".join))
def test_a_long_text_is_cut_into_parts_that_fit_and_loses_no_word(text: str) -> None:
    parts = pieces(text)
    assert all(units(part) <= LONGEST for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_only_the_last_part_asks() -> None:
    picture = Picture("Noor", (), ())
    rows = ((Button("Ja", "s:1:ja"),),)
    message = Message("woord " * 1000, "citaat " * 1000, rows, picture, question=True, urgent=True)
    first, *texts, last = split(message)
    assert (first.picture, first.text, first.rows) == (picture, "", ())
    assert [bool(part.rows) or part.question for part in texts] == [False] * len(texts)
    assert last.rows
    assert last.question
    assert all(part.urgent for part in [*texts, last])


def test_a_short_message_stays_as_it_is() -> None:
    assert split(Message("kort", "citaat")) == [Message("kort", "citaat")]
