"""The pieces that stay are those that people's words are cut into."""

import numpy as np
import pytest

from bot.authoring.teaching.base import Base
from bot.authoring.teaching.vocabulary import kept, single, words_of
from bot.safety.pieces import BEGIN, END, SPACE, UNKNOWN

NAMES = ["<s>", "<pad>", "</s>", "<unk>", "дом", f"{SPACE}huis", "je", "h", f"{SPACE}zzz", SPACE]
WORD = np.arange(len(NAMES), dtype=np.float32)[:, None]
BASE = Base(NAMES, np.array([0] * 4 + [-5] * 6, np.float32), (0, 2, 3), WORD, {}, 0)


def test_what_no_text_is_cut_into_goes_and_each_piece_keeps_its_own_numbers():
    vocabulary = kept(BASE, ["Huisje"])
    assert vocabulary.names == ["<s>", "</s>", "<unk>", f"{SPACE}huis", "je", "h"]
    assert vocabulary.word[:, 0].tolist() == [0, 2, 3, 5, 6, 7]
    assert vocabulary.numbers("huisje дh") == [BEGIN, 3, 4, UNKNOWN, UNKNOWN, 5, END]


@pytest.mark.parametrize("name", ["a", "é", "ş", "ب", "?", "7", "😢", "–"])
def test_letters_and_signs_that_people_type_stay(name):
    assert single(name)


@pytest.mark.parametrize("name", ["", "A", "ab", "д", "漢", "あ"])
def test_other_letters_and_longer_pieces_do_not_stay_by_themselves(name):
    assert not single(name)


def test_who_has_no_list_of_words_is_told_where_it_comes_from(tmp_path):
    with pytest.raises(SystemExit, match="install wdutch"):
        words_of([tmp_path / "dutch"])
