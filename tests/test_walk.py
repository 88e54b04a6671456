"""Nobody gets stuck: whatever a person does, in any order, there is an answer and a way on."""

import re
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.engine.commands import COMMANDS
from bot.engine.library import DOOR
from bot.engine.messages import Commanded, Said, Tapped, Unreadable
from bot.message import pressed
from tests.playing import LIBRARY, Player, conversation

NOISE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "ja",
            "nee",
            "oma",
            "mn zus Fatima en Kees",
            "niemand",
            "klaar",
            "terug",
            "1",
            "2 en 3",
            "weet ik niet",
            "stop",
        ]
    ),
    st.sampled_from(["x" * 4000, "\u202e\u0000\ud800", "{people}", "{0.__class__}", "%s %n", "👍", "…", "/", "ok"]),
)


class Walk(RuleBasedStateMachine):
    @initialize(language=st.sampled_from(["nl", "en"]), flow=st.sampled_from([DOOR, *LIBRARY.doors]))
    def begin(self, language, flow):
        self.player = Player(conversation(language, flow))
        self.player.starts()
        self.old = []

    @rule(data=st.data())
    def tap_the_newest_question(self, data):
        buttons = [b for m in self.player.messages[-1:] for row in m.rows for b in row if b.data]
        if buttons:
            button = data.draw(st.sampled_from(buttons))
            self.old.append(button.data)
            self.player.does(pressed(button.data))

    @rule(data=st.data())
    def tap_an_old_button(self, data):
        if self.old:
            self.player.does(pressed(data.draw(st.sampled_from(self.old[-20:]))))

    @rule(text=NOISE)
    def type_something(self, text):
        self.player.does(Said(text))

    @rule(name=st.sampled_from([*COMMANDS, "onzin"]))
    def command(self, name):
        self.player.does(Commanded(name))

    @rule(door=st.sampled_from(["", "onzin", *LIBRARY.doors]), link=st.sampled_from([0, 7, 9]))
    def knock_again(self, door, link):
        self.player.starts("code" if link else door, door if link else "", link)

    @rule(kind=st.sampled_from(["voice", "photo", "edit", "poll"]))
    def send_something_unreadable(self, kind):
        self.player.does(Unreadable(kind))

    @rule(step=st.sampled_from(["wie", "bericht", ""]), turn=st.integers(0, 1 << 40), key=st.text(max_size=8))
    def forge_a_button(self, step, turn, key):
        self.player.does(Tapped(step, turn, key))

    @rule(minutes=st.sampled_from([1, 45, 3000]))
    def wait(self, minutes):
        self.player.now += timedelta(minutes=minutes)

    @invariant()
    def every_touch_is_answered_and_leaves_a_way_on(self):
        player = getattr(self, "player", None)
        if player is None:
            return
        assert player.messages or player.notice
        for message in player.messages:
            assert message.text
            assert len(message.text) < 4096
            assert not re.search(r"\{\w*\}", message.text.replace("{people}", "")) or "{0" in message.text
            for button in (b for row in message.rows for b in row):
                assert 0 < len(button.label) <= 64
                assert [bool(button.data), bool(button.copy), bool(button.url)].count(True) == 1
                assert len(button.data.encode()) <= 64
                assert len(button.copy) <= 256


Walk.TestCase.settings = settings(
    max_examples=60, stateful_step_count=60, deadline=None, suppress_health_check=list(HealthCheck)
)
TestWalk = Walk.TestCase


def test_every_step_of_every_flow_is_in_some_transcript(request):
    """So that a pedagogue who read the transcripts has read the whole dialogue."""
    from tests.transcripts import FOLDER

    told = " ".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md") if "english" not in path.name)
    told = re.sub(r"\s+", " ", told)
    unseen = []
    for flow in LIBRARY.flows.values():
        for step in flow.steps.values():
            source = getattr(step, "text", "") or " ".join(getattr(step, "texts", ())[:1])
            plain = max(re.split(r"\{\w+\}", source), key=len).strip()
            if plain and plain not in told:
                unseen.append(step.id)
    assert unseen == []
