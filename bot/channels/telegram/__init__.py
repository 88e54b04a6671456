"""The Telegram channel: updates in, messages out, nothing lost in between."""
