"""What the bot's menu and profile say: plain and neutral, as anyone who holds the phone can read them."""

from collections.abc import Mapping

from telegram.error import TelegramError

from bot.channels.telegram.api import Api
from bot.logs import Log

COMMANDS: Mapping[str, Mapping[str, str]] = {  # by language; "" is for everyone else
    "": {
        "start": "Beginnen",
        "hulp": "Nummers die je kunt bellen",
        "terug": "Een vraag terug",
        "overzicht": "Wat je tot nu toe vertelde",
        "later": "Nu stoppen, later verder",
        "weg": "Dit gesprek snel weg",
        "wis": "Alles wissen",
        "bewaard": "Wat er bewaard wordt",
        "privacy": "Hoe we met je gegevens omgaan",
        "taal": "Andere taal",
    },
    "en": {
        "start": "Begin",
        "hulp": "Numbers you can call",
        "terug": "One question back",
        "overzicht": "What you told so far",
        "later": "Stop now, go on later",
        "weg": "Put this conversation away",
        "wis": "Erase everything",
        "bewaard": "What is kept",
        "privacy": "How we treat your data",
        "taal": "Another language",
    },
}
DESCRIPTIONS: Mapping[str, tuple[str, str]] = {  # the text of an empty chat, and the one of the profile
    "": (
        "Een rustig gesprek in een paar vragen. Je praat met een computer, niemand leest mee. Jij bepaalt.",
        "Een rustig gesprek in een paar vragen.",
    ),
    "en": (
        "A quiet conversation in a few questions. You talk to a computer, nobody reads along. You decide.",
        "A quiet conversation in a few questions.",
    ),
}
log = Log("commands")


async def introduce(api: Api) -> None:
    """Tell Telegram; the bot works as well without."""
    try:
        for language, commands in COMMANDS.items():
            menu = [{"command": name, "description": words} for name, words in commands.items()]
            await api.set_commands(menu, language)
            await api.set_description(*DESCRIPTIONS[language], language)
    except TelegramError as error:
        log.failed("commands.not_set", error)
