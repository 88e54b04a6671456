"""A message as Telegram takes it: text with entities and buttons; no parse mode, so that no name becomes markup."""

from typing import Any

from bot.message import Button, Message

NO_PREVIEW = {"is_disabled": True}


def units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def rendered(message: Message) -> dict[str, Any]:
    """The parameters of sendMessage or editMessageText, but for whom and where."""
    content: dict[str, Any] = {"text": message.text, "link_preview_options": NO_PREVIEW}
    if message.quote:
        above = f"{message.text}\n\n" if message.text else ""
        content["text"] = above + message.quote
        content["entities"] = [{"type": "blockquote", "offset": units(above), "length": units(message.quote)}]
    if message.rows:
        content["reply_markup"] = {"inline_keyboard": [[_button(button) for button in row] for row in message.rows]}
    return content


def plain(message: Message) -> dict[str, Any]:
    """The same words without anything that Telegram could refuse."""
    return {"text": rendered(message)["text"], "link_preview_options": NO_PREVIEW}


def manner(message: Message, silent: bool) -> dict[str, Any]:
    """How a new message comes: what is personal cannot be passed on, and at night nothing makes a sound unasked."""
    protected = {} if message.open else {"protect_content": True}
    return {**protected, "disable_notification": True} if silent else protected


def _button(button: Button) -> dict[str, Any]:
    if button.url:
        return {"text": button.label, "url": button.url}
    if button.copy:
        return {"text": button.label, "copy_text": {"text": button.copy}}
    return {"text": button.label, "callback_data": button.data}
