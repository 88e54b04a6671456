"""The lines teach which traits ask for help; the same lines teach the same."""

from bot.authoring.learn import Line, figures, labelled, model, quantile, score, written

SIZE = 4
HELP = [Line(0, "a", "help", (0, 3), (0, 0))] * 5
DOUBT = [Line(0, "a", "ask", (1, 3), (0, 0))] * 5
EVERYDAY = [Line(1, "b", "none", (2, 3), (0, 0))] * 20


def test_a_model_tells_what_asks_for_help_from_what_is_everyday():
    weights = model([*HELP, *EVERYDAY], ("help",), SIZE)
    assert score(HELP[0], weights) > 0 > score(EVERYDAY[0], weights)
    assert weights == model([*HELP, *EVERYDAY], ("help",), SIZE)


def test_a_doubtful_line_says_less_against_help_than_an_everyday_one():
    lines = [*HELP, *DOUBT, *EVERYDAY[:5]]
    weights = model(lines, ("help",), SIZE)
    assert score(DOUBT[0], weights) > score(EVERYDAY[0], weights)
    assert score(DOUBT[0], model(lines, ("help", "ask"), SIZE)) > 0


def test_figures_say_how_much_of_each_level_was_heard():
    scores = [(1.0, 1.0)] * 5 + [(-1.0, 1.0)] * 5 + [(-1.0, -1.0)] * 20
    (row,) = [row for row in figures([*HELP, *DOUBT, *EVERYDAY], scores, (0, 0)) if row.startswith("all")]
    assert "help: 100.0%   0.0%" in row and "ask:   0.0% 100.0%" in row and "none:   0.0%   0.0%" in row


def test_the_file_holds_what_says_most_in_the_order_of_the_traits():
    assert list(written(["b", "a"], [[0.5, -0.25], [0.0, 0.1]])) == ["-25 10 a\n", "50 0 b\n"]


def test_the_threshold_leaves_few_above_it():
    assert quantile([float(n) for n in range(100)], 0.9) == 90


def test_every_line_has_a_level():
    assert {level for _, level, _ in labelled()} == {"help", "ask", "none"}
