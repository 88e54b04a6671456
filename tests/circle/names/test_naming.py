"""How a name is said back, how someone is greeted, and when two names are one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.circle.names.naming import called, find, same, shown
from bot.circle.names.relations import group_of, relation_of

CIRCLE = ("mn zus Fatima", "oma Riet", "Karin (buurvrouw)", "Ben", "de juf van groep 4", "mijn broer Youssef")

SHOWN = {
    "mn zus Fatima": "je zus Fatima",
    "m'n ouders": "je ouders",
    "m’n zusje": "je zusje",
    "me neef": "je neef",
    "men moeder": "je moeder",
    "Mijn moeder": "je moeder",
    "MIJN ZUS": "je ZUS",
    "mijn twee zussen": "je twee zussen",
    "onze buurman Piet": "jullie buurman Piet",
    "ons mam": "jullie mam",
    "my sister": "your sister",
    "Henk, mijn opa": "Henk, je opa",
    "Karin (mijn buurvrouw)": "Karin (je buurvrouw)",
    "de juf van mn zoontje": "de juf van je zoontje",
    "de man van me zus": "de man van je zus",
    "vriendin van mij": "vriendin van jou",
    "oma": "oma",
    "Oma Riet": "Oma Riet",
    "juf Anja van groep 3/4": "juf Anja van groep 3/4",
    "Fatima": "Fatima",
    "Mo - neef": "Mo - neef",
}

CALLED = {
    "mn zus Fatima": "Fatima",
    "Fatima": "Fatima",
    "Fatima (zus)": "Fatima",
    "oma": "oma",
    "Oma": "oma",
    "oma Riet": "oma Riet",
    "Opa Henk": "opa Henk",
    "Henk, mijn opa": "opa Henk",
    "tante Els": "tante Els",
    "juf Anja": "juf Anja",
    "Juf Anja van groep 4": "juf Anja",
    "de juf van groep 4": "juf",
    "meester Jan-Willem": "meester Jan-Willem",
    "Karin, mijn buurvrouw": "Karin",
    "Karin van hiernaast": "Karin",
    "Karin van Dijk": "Karin",
    "buuf Karin": "Karin",
    "mn buurvrouw": "buurvrouw",
    "mn buurvr. Karin": "Karin",
    "Jan Willem": "Jan Willem",
    "huisarts dr. De Vries": "dr. De Vries",
    "mw. Jansen": "mevrouw Jansen",
    "meneer Bakker van school": "meneer Bakker",
    "mama": "mama",
    "mijn ma": "mam",
    "anneanne": "anneanne",
    "abla": "abla",
    "mijn broer": "broer",
    "moeder van Daan": None,
    "mama van Daan": None,
    "de ouders van Tim": None,
    "mijn ouders": None,
    "mijn moeder": "mam",
    "mn ex": None,
    "mijn twee zussen": None,
    "consultatiebureau": None,
    "mijn vriendin": None,
    "mijn mans zus": None,
    "mijn mans zus Fatima": "Fatima",
    "El Idrissi": None,
}

SAME = [
    ("Oma", "oma"),
    ("mn zus Fatima", "mijn zus Fatima"),
    ("mn zus Fatima", "Fatima (zus)"),
    ("Fatima", "zus Fatima"),
    ("buuf Karin", "buurvrouw Karin"),
    ("Karin, mijn buurvrouw", "Karin"),
    ("de juf", "juf"),
    ("juf Anja", "Juf Anja van groep 4"),
    ("tante Els", "Els"),
    ("m’n oma", "m'n oma"),
    ("Zoë", "zoe"),
]

NOT_SAME = [
    ("oma", "oma Riet"),
    ("oma", "opa"),
    ("oma Riet", "opa Riet"),
    ("Fatima", "Fatma"),
    ("tante Els", "juf Els"),
    ("Sanne van voetbal", "Sanne van werk"),
    ("Karin", "Karin Jansen"),
    ("moeder", "moeder van Daan"),
    ("mijn zus", "mijn zus Fatima"),
    ("", ""),
]

FIND = [
    ("fatima", (0,), []),
    ("mijn zus", (0,), []),
    ("fatime", (0,), []),
    ("Fatima en oma", (0, 1), []),
    ("oma", (1,), []),
    ("de buurvrouw", (2,), []),
    ("karin", (2,), []),
    ("ben", (3,), []),
    ("juf", (4,), []),
    ("yousef", (5,), []),
    ("1 en 3", (0, 2), []),
    ("1,3", (0, 2), []),
    ("nummer 2", (1,), []),
    ("2.", (1,), []),
    ("9", (), []),
    ("de eerste", (0,), []),
    ("de eerste en de laatste", (0, 5), []),
    ("allemaal", (0, 1, 2, 3, 4, 5), []),
    ("iedereen", (0, 1, 2, 3, 4, 5), []),
    ("iedereen behalve oma", (0, 2, 3, 4, 5), []),
    ("oma en mijn tante Els", (1,), ["mijn tante Els"]),
    ("Samira", (), ["Samira"]),
    ("mijn zus Samira", (), ["mijn zus Samira"]),
    ("niemand", (), []),
    ("weet ik niet", (), []),
    ("doe maar oma", (1,), []),
    ("oma denk ik", (1,), []),
    ("fatima tuurlijk", (0,), []),
    ("oja karin", (2,), []),
    ("ben denk ik", (3,), []),
    ("alleen oma en ben", (1, 3), []),
    ("ben en karin", (2, 3), []),
    ("dat ben ik", (), []),
    ("ik ben moe", (), []),
    ("geen zin", (), []),
    ("alleen in woorden", (), []),
    ("eigenlijk niemand", (), []),
    ("weet ik echt niet", (), []),
    ("spaghetti", (), []),
    ("die eerste", (0,), []),
    ("de bovenste", (0,), []),
    ("nummer twee", (1,), []),
    ("een en drie", (0, 2), []),
    ("optie 2", (1,), []),
    ("liever fatima dan oma", (0,), []),
    ("alles behalve karin", (0, 1, 3, 4, 5), []),
    ("iedereen behalve ben en karin", (0, 1, 4, 5), []),
    ("die van groep 4", (4,), []),
    ("", (), []),
]

RELATIONS = {
    "mn zusje Fatima": ("zus", "family"),
    "anneanne": ("oma", "family"),
    "teyze": ("tante", "family"),
    "abla": ("zus", "family"),
    "dayı": ("oom", "family"),
    "babcia": ("oma", "family"),
    "khouya": ("broer", "family"),
    "brada": ("broer", "family"),
    "aja": ("opa", "family"),
    "habaryar": ("tante", "family"),
    "bff": ("vriend", "friend"),
    "buuf": ("buurvrouw", "neighbour"),
    "Karin van hiernaast": ("buur", "neighbour"),
    "juf Anja": ("juf", "school"),
    "moeder van Daan": ("andere ouder", "school"),
    "voetbaltrainer Dennis": ("trainer", "club"),
    "imam": ("imam", "faith"),
    "mijn baas": ("leidinggevende", "work"),
    "poh": ("praktijkondersteuner", "care"),
    "mn ex": ("ex", "ex"),
    "mijn man": ("man", "partner"),
    "online vriend Max": ("online vriend", "online"),
    "Fatima": (None, None),
}


@pytest.mark.parametrize(("typed", "said"), SHOWN.items())
def test_my_becomes_your(typed: str, said: str) -> None:
    assert shown(typed) == said


@pytest.mark.parametrize(("typed", "said"), CALLED.items())
def test_a_greeting_reads_well_after_hoi(typed: str, said: str | None) -> None:
    assert called(typed) == said


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_person_under_two_names(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(("one", "other"), NOT_SAME)
def test_perhaps_two_people(one: str, other: str) -> None:
    assert not same(one, other)
    assert not same(other, one)


@pytest.mark.parametrize(("typed", "places", "others"), FIND)
def test_finds_who_is_meant(typed: str, places: tuple[int, ...], others: list[str]) -> None:
    found, rest = find(typed, CIRCLE)
    assert found == places
    assert [mention.name for mention in rest] == others


@pytest.mark.parametrize(("name", "expected"), RELATIONS.items())
def test_a_name_tells_what_someone_is(name: str, expected: tuple[str | None, str | None]) -> None:
    assert (relation_of(name), group_of(relation_of(name))) == expected


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_a_name_to_these(one: str, other: str) -> None:
    assert isinstance(shown(one), str)
    assert called(one) is None or called(one)
    assert same(one, other) == same(other, one)
    places, _ = find(one, [other, "oma"])
    assert set(places) <= {0, 1}
