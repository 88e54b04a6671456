"""The methods a bot like ours may use, and the parameters of each (Bot API 10.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.fakegram.entities import ENTITIES
from tests.fakegram.errors import Invalid
from tests.fakegram.keyboards import AnyKeyboard, InlineKeyboard
from tests.fakegram.kinds import Anything, Integer, Kind, ListOf, Shape, Text, Truth, truths, unfold, word

UPDATE_KINDS = word(
    "message", "edited_message", "channel_post", "edited_channel_post", "business_connection", "business_message",
    "edited_business_message", "deleted_business_messages", "guest_message", "message_reaction",
    "message_reaction_count", "inline_query", "chosen_inline_result", "callback_query", "shipping_query",
    "pre_checkout_query", "purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_member",
    "chat_join_request", "chat_boost", "removed_chat_boost", "managed_bot",
)  # fmt: skip
CHAT_ACTIONS = word(
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
)  # fmt: skip


@dataclass(frozen=True)
class Upload:
    """A file in a multipart request."""

    name: str
    data: bytes


@dataclass(frozen=True)
class File:
    """An upload, "attach://…" or the id of a file that is on the server already."""

    def read(self, value: Any, notes: list[str]) -> Upload | str:
        if isinstance(value, Upload) or (isinstance(value, str) and value):
            return value
        raise Invalid(f"{value!r} is not a file")


@dataclass(frozen=True)
class Media:
    """InputMediaPhoto or InputMediaDocument."""

    def read(self, value: Any, notes: list[str]) -> dict[str, Any]:
        return MEDIA.read(unfold(value), notes)


CHAT = Integer()  # names like @channel are not modelled
MESSAGE = Integer(1, 2**31 - 1)
LANGUAGE = Text(pattern="([a-z]{2})?")
PARSE_MODE = word("")  # we send entities, never a parse mode
TEXT, CAPTION = Text(0, 4096), Text(0, 1024)
SCOPES = word(
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat", "chat_administrators",
    "chat_member",
)  # fmt: skip
SCOPE = Shape({"type": SCOPES}, {"chat_id": CHAT, "user_id": Integer()})
COMMAND = Shape({"command": Text(1, 32, "[a-z0-9_]+"), "description": Text(1, 256)})
PREVIEW = Shape(
    {}, {"url": Text(), **truths("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text")}
)
QUOTE: Mapping[str, Kind] = {
    "quote": Text(0, 1024), "quote_parse_mode": PARSE_MODE, "quote_entities": ENTITIES, "quote_position": Integer(0),
}  # fmt: skip
REPLY = Shape({"message_id": MESSAGE}, {"chat_id": CHAT, "allow_sending_without_reply": Truth(), **QUOTE})
CAPTIONED: Mapping[str, Kind] = {
    "caption": CAPTION, "parse_mode": PARSE_MODE, "caption_entities": ENTITIES, "show_caption_above_media": Truth(),
}  # fmt: skip
MEDIA = Shape(
    {"type": word("photo", "document"), "media": File()},
    {**CAPTIONED, "has_spoiler": Truth(), "thumbnail": File(), "disable_content_type_detection": Truth()},
)
SENDING: Mapping[str, Kind] = {
    "business_connection_id": Text(), "message_thread_id": Integer(), "direct_messages_topic_id": Integer(),
    **truths("disable_notification", "protect_content", "allow_paid_broadcast"),
    "message_effect_id": Text(), "suggested_post_parameters": Anything(), "reply_parameters": REPLY,
    "reply_markup": AnyKeyboard(),
}  # fmt: skip
EDITING: Mapping[str, Kind] = {"business_connection_id": Text(), "reply_markup": InlineKeyboard()}
ONE: Mapping[str, Kind] = {"chat_id": CHAT, "message_id": MESSAGE}

METHODS: Mapping[str, Shape] = {
    "getMe": Shape(),
    "getUpdates": Shape({}, {"offset": Integer(-(2**31), 2**31 - 1), "limit": Integer(1, 100),
                             "timeout": Integer(0, 1000), "allowed_updates": ListOf(UPDATE_KINDS)}),
    "setWebhook": Shape({"url": Text()}, {"certificate": File(), "ip_address": Text(),
                                          "max_connections": Integer(1, 100), "allowed_updates": ListOf(UPDATE_KINDS),
                                          "drop_pending_updates": Truth(),
                                          "secret_token": Text(1, 256, "[A-Za-z0-9_-]+")}),
    "deleteWebhook": Shape({}, {"drop_pending_updates": Truth()}),
    "getWebhookInfo": Shape(),
    "sendMessage": Shape({"chat_id": CHAT, "text": TEXT},
                         {**SENDING, "parse_mode": PARSE_MODE, "entities": ENTITIES, "link_preview_options": PREVIEW}),
    "sendPhoto": Shape({"chat_id": CHAT, "photo": File()}, {**SENDING, **CAPTIONED, "has_spoiler": Truth()}),
    "sendDocument": Shape({"chat_id": CHAT, "document": File()},
                          {**SENDING, **CAPTIONED, "thumbnail": File(), "disable_content_type_detection": Truth()}),
    "editMessageText": Shape({**ONE, "text": TEXT}, {**EDITING, "parse_mode": PARSE_MODE, "entities": ENTITIES,
                                                     "link_preview_options": PREVIEW}),
    "editMessageCaption": Shape(ONE, {**EDITING, **CAPTIONED}),
    "editMessageMedia": Shape({**ONE, "media": Media()}, EDITING),
    "editMessageReplyMarkup": Shape(ONE, EDITING),
    "deleteMessage": Shape(ONE),
    "deleteMessages": Shape({"chat_id": CHAT, "message_ids": ListOf(MESSAGE, 1, 100)}),
    "answerCallbackQuery": Shape({"callback_query_id": Text(1)}, {"text": Text(0, 200), "show_alert": Truth(),
                                                                  "url": Text(), "cache_time": Integer(0)}),
    "setMyCommands": Shape({"commands": ListOf(COMMAND, 0, 100)}, {"scope": SCOPE, "language_code": LANGUAGE}),
    "deleteMyCommands": Shape({}, {"scope": SCOPE, "language_code": LANGUAGE}),
    "setMyName": Shape({}, {"name": Text(0, 64), "language_code": LANGUAGE}),
    "setMyDescription": Shape({}, {"description": Text(0, 512), "language_code": LANGUAGE}),
    "setMyShortDescription": Shape({}, {"short_description": Text(0, 120), "language_code": LANGUAGE}),
    "setChatMenuButton": Shape({}, {"chat_id": CHAT, "menu_button": Shape({"type": word("commands", "default")})}),
    "sendChatAction": Shape({"chat_id": CHAT, "action": CHAT_ACTIONS},
                            {"business_connection_id": Text(), "message_thread_id": Integer()}),
    "leaveChat": Shape({"chat_id": CHAT}),
    "getChat": Shape({"chat_id": CHAT}),
    "close": Shape(),
    "logOut": Shape(),
}  # fmt: skip
BY_LOWER_CASE = {name.lower(): name for name in METHODS}
