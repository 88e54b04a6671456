"""What a person can send besides text, as content of a message."""

from collections.abc import Callable

from tests.fakegram.message import Json
from tests.fakegram.world import World


def _sized(world: World, **rest: object) -> Json:
    return {**world.keep(repr(rest).encode()), **rest}


KINDS: dict[str, Callable[[World], Json]] = {
    "voice": lambda world: {"voice": _sized(world, duration=4, mime_type="audio/ogg")},
    "photo": lambda world: {"photo": [_sized(world, width=90, height=60), _sized(world, width=900, height=600)]},
    "sticker": lambda world: {
        "sticker": _sized(world, type="regular", width=512, height=512, is_animated=False, is_video=False, emoji="🙂")
    },
    "contact": lambda world: {"contact": {"phone_number": "31612345678", "first_name": "Els", "user_id": 4321}},
    "location": lambda world: {"location": {"latitude": 52.09, "longitude": 5.12}},
    "poll": lambda world: {
        "poll": {
            "id": "5001", "question": "Wie komt er?", "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
            "type": "regular", "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
            "options": [{"text": "Oma", "voter_count": 0, "persistent_id": "1"},
                        {"text": "Els", "voter_count": 0, "persistent_id": "2"}],
        }
    },
    "document": lambda world: {"document": _sized(world, file_name="brief.pdf", mime_type="application/pdf")},
    "video_note": lambda world: {"video_note": _sized(world, length=240, duration=3)},
    "video": lambda world: {"video": _sized(world, width=640, height=480, duration=3)},
    "audio": lambda world: {"audio": _sized(world, duration=3)},
    "animation": lambda world: {"animation": (moving := _sized(world, width=320, height=240, duration=2)),
                                "document": {"file_id": moving["file_id"], "file_unique_id": moving["file_unique_id"]}},
}  # fmt: skip


def content_of(world: World, kind: str, caption: str = "") -> Json:
    return {**KINDS[kind](world), **({"caption": caption} if caption else {})}
