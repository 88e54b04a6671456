"""What a bot says about itself, answers to taps, and the rest of the small methods."""

from tests.fakegram.errors import Invalid
from tests.fakegram.message import Json
from tests.fakegram.methods import Upload
from tests.fakegram.world import World


def get_me(world: World, p: Json, attached: dict[str, Upload]) -> Json:
    return world.me


def answer_callback(world: World, p: Json, attached: dict[str, Upload]) -> bool:
    tap = world.taps.answer(p["callback_query_id"], world.clock.now())
    if text := p.get("text"):
        world.notices[tap.person_id].append(text)
        world.pulse.reacted(tap.person_id)
    return True


def set_commands(world: World, p: Json, attached: dict[str, Upload]) -> bool:
    names = [command["command"] for command in p["commands"]]
    if len(names) != len(set(names)):
        raise Invalid("a command twice")
    return _set(world, "commands", p, p["commands"])


def delete_commands(world: World, p: Json, attached: dict[str, Upload]) -> bool:
    return _set(world, "commands", p, [])


def set_name(world: World, p: Json, attached: dict[str, Upload]) -> bool:
    return _set(world, "name", p, p.get("name", ""))


def set_description(world: World, p: Json, attached: dict[str, Upload]) -> bool:
    return _set(world, "description", p, p.get("description", ""))


def set_short_description(world: World, p: Json, attached: dict[str, Upload]) -> bool:
    return _set(world, "short_description", p, p.get("short_description", ""))


def set_menu_button(world: World, p: Json, attached: dict[str, Upload]) -> bool:
    return _set(world, "menu_button", p, p.get("menu_button", {"type": "default"}))


def _set(world: World, what: str, p: Json, value: object) -> bool:
    """`world.profile` shows it under its name, with the language and the scope behind a dot if there are any."""
    scope = p.get("scope", {}).get("type", "default")
    parts = [what, p.get("language_code", ""), "" if scope == "default" else scope]
    world.profile[".".join(part for part in parts if part)] = value
    return True


def leave_chat(world: World, p: Json, attached: dict[str, Upload]) -> bool:
    chat = world.writable(p["chat_id"])
    if chat.private:
        raise Invalid("chat member status can't be changed in private chats")
    chat.closed = "bot is not a member of the supergroup chat"
    return True


def get_chat(world: World, p: Json, attached: dict[str, Upload]) -> Json:
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), True
    )
    needed = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}
    return {**world.chat(p["chat_id"]).json, **needed}


def nothing(world: World, p: Json, attached: dict[str, Upload]) -> bool:
    """close and logOut: accepted, without consequence."""
    return True
