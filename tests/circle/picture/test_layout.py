"""Nobody over another, nothing outside the picture, whoever stands around someone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.circle.picture.boxes import Box, gap_between
from bot.circle.picture.layout import MOST, SIDE, Layout, arranged
from bot.circle.picture.wrapping import SMALLEST, fitted
from bot.message import Picture, Spot

KINDS = ("emotional", "practical", "informational", "normative")
LEGEND = (
    ("emotional", "je verhaal kwijt"),
    ("practical", "helpt met iets"),
    ("informational", "weet raad"),
    ("normative", "eerlijk"),
)


def measure(line: str) -> float:
    """A made-up font: wide capitals, small rest."""
    return sum(0.9 if letter.isupper() else 0.55 for letter in line)


def people(near: int, far: int, name: str = "je zus Fatima") -> Picture:
    return Picture("jij en je kind", tuple(Spot(name, KINDS[:2], at < near) for at in range(near + far)), LEGEND)


def parts(layout: Layout) -> list[list[Box]]:
    """What belongs together, per person, for the middle, and for each entry of the legend."""
    shapes = [[Box(shape.x, shape.y, shape.size, shape.size), label.box] for shape, label in layout.legend]
    return [[layout.middle], *([token.pebble, token.name.box] for token in layout.people), *shapes]


def assert_all_apart(layout: Layout) -> None:
    groups = parts(layout)
    for at, group in enumerate(groups):
        for box in group:
            assert box.wide / 2 <= box.x <= SIDE - box.wide / 2
            assert box.high / 2 <= box.y <= SIDE - box.high / 2
            assert all(gap_between(box, other) >= 0 for others in groups[:at] for other in others)


words = st.text("abcÅMWil", min_size=1, max_size=40)
names = st.lists(words, min_size=1, max_size=6).map(" ".join)
kinds = st.sets(st.sampled_from(KINDS)).map(lambda chosen: tuple(kind for kind in KINDS if kind in chosen))
spots = st.lists(st.builds(Spot, names, kinds, st.booleans()), max_size=MOST).map(tuple)
legends = st.lists(words, min_size=4, max_size=4).map(lambda labels: tuple(zip(KINDS, labels, strict=True)))


@settings(max_examples=60, deadline=None)
@given(st.builds(Picture, names, spots, legends))
def test_whoever_they_are_nobody_stands_over_another_or_outside(picture: Picture) -> None:
    layout = arranged(picture, measure)
    assert len(layout.people) == len(picture.spots)
    assert_all_apart(layout)


def test_twenty_five_fit_however_they_are_spread() -> None:
    for near in range(MOST + 1):
        for name in ("Bo", "Wilhelmina Mechtild van den Heuvel-Oosterhuis tot Zuilen"):
            layout = arranged(people(near, MOST - near, name), measure)
            assert len(layout.people) == MOST
            assert_all_apart(layout)


def test_the_near_stand_nearer_than_the_others_and_each_within_their_ring() -> None:
    for near, far in ((1, 1), (3, 2), (6, 6), (12, 13), (20, 5), (24, 1)):
        layout = arranged(people(near, far), measure)
        away = {True: [0.0], False: [0.0]}
        for token in layout.people:
            x, y = (
                token.pebble.x,
                (token.pebble.y - token.pebble.high / 2 + token.name.box.y + token.name.box.high / 2) / 2,
            )
            wide, high = layout.near.wide / 2, layout.near.high / 2
            away[token.near].append(((x - SIDE / 2) / wide) ** 2 + ((y - layout.near.y) / high) ** 2)
        assert max(away[True]) < 1 < min(away[False][1:])


def test_one_person_with_a_long_name_over_a_long_legend_stays_within_the_picture() -> None:
    legend = tuple((kind, "een heel lang label dat niet past") for kind in KINDS)
    for near in (True, False):
        spot = Spot("Wilhelmina Mechtild van den Heuvel-Oosterhuis tot Zuilen", KINDS, near)
        assert_all_apart(arranged(Picture("jij en je kind", (spot,), legend), measure))


def test_a_ring_in_which_nobody_stands_is_not_drawn() -> None:
    assert arranged(people(1, 0), measure).far.wide == 0
    assert arranged(people(0, 1), measure).near.wide == 0
    both = arranged(people(1, 1), measure)
    assert 0 < both.near.wide < both.far.wide


def test_two_people_with_one_name_are_two_people() -> None:
    first, second = arranged(people(2, 0, "Bo"), measure).people
    assert first.name.text.lines == second.name.text.lines == ("Bo",)
    assert gap_between(first.pebble, second.pebble) > 0


def test_the_twenty_sixth_is_not_drawn() -> None:
    assert len(arranged(people(20, 20), measure).people) == MOST


def test_nobody_at_all_leaves_a_calm_picture() -> None:
    layout = arranged(Picture("jij", (), LEGEND), measure)
    assert (layout.people, layout.legend) == ((), ())
    assert layout.far.wide > layout.middle.wide


def test_the_legend_names_only_kinds_that_someone_gives() -> None:
    layout = arranged(people(1, 0), measure)
    assert [label.text.lines for _, label in layout.legend] == [("je verhaal kwijt",), ("helpt met iets",)]


def test_names_are_never_smaller_than_a_phone_can_show() -> None:
    for count in (1, 5, 12, 25):
        layout = arranged(people(count, 0, "Wilhelmina van den Heuvel-Oosterhuis"), measure)
        assert min(token.name.text.size for token in layout.people) >= SMALLEST


def test_a_name_goes_on_two_rows_then_shrinks_and_only_then_is_cut() -> None:
    assert fitted("oma Truus", 40, 400, measure).lines == ("oma Truus",)
    assert fitted("juf Marieke van groep 5", 40, 300, measure).lines == ("juf Marieke", "van groep 5")
    shrunk = fitted("schoonmoeder", 40, 250, measure)
    assert (shrunk.lines, shrunk.size < 40) == (("schoonmoeder",), True)
    cut = fitted("schoonmoeder", 40, 150, measure)
    assert cut.lines == ("schoonmo…",)
    assert (cut.size, cut.width <= 150) == (SMALLEST, True)


def test_a_cut_never_parts_a_letter_from_its_mark() -> None:
    wide = "e\u0301" * 40
    (line,) = fitted(wide, 30, 200, measure).lines
    assert line.removesuffix("…").endswith("e\u0301")


def test_a_cut_name_takes_the_room_beside_it() -> None:
    crowd = [Spot("Bo", (), at < 12) for at in range(24)]
    picture = Picture("jij", (*crowd, Spot("maatschappelijk werker", (), True)), ())
    names = [" ".join(token.name.text.lines) for token in arranged(picture, measure).people]
    assert "maatschappelijk werker" in names
