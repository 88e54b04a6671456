"""How the third ear learnt: `docs/listening.md` tells it all. Nothing of this is imported where the bot runs."""
