"""Waiting for the bot without sleeping: until it has nothing left to do for a person."""

import asyncio

from tests.fakegram.world import World


class Patience:
    """Knows what the person has done that the bot has shown no reaction to yet."""

    def __init__(self, world: World, person_id: int) -> None:
        self._world, self._person_id = world, person_id
        self._seen = 0
        self._waiting = False

    def acts(self) -> None:
        """The person did something; a reaction is expected."""
        self._seen = self._world.pulse.reactions[self._person_id]
        self._waiting = True

    async def until_done(self, at_most: float, quiet: float, silence: float) -> None:
        until = asyncio.get_running_loop().time() + at_most
        while busy := self._busy_with(quiet, silence):
            what, wait = busy
            left = until - asyncio.get_running_loop().time()
            if left <= 0:
                raise TimeoutError(f"after {at_most} s the bot is not done: {what}")
            await self._world.pulse.next(min(wait, left))
        self._waiting = False

    def _busy_with(self, quiet: float, silence: float) -> tuple[str, float] | None:
        """What is still to come, and how long it makes sense to wait for it."""
        world, still = self._world, self._world.pulse.still_for()
        if count := world.updates.waiting:
            return f"{count} updates are not confirmed", 1.0
        if count := world.pulse.under_way:
            return f"{count} requests are under way", 1.0
        if taps := world.taps.unanswered(self._person_id):
            return f"the tap on {taps[0].data!r} is not answered", 1.0
        if self._waiting and world.pulse.reactions[self._person_id] == self._seen and still < silence:
            return "there is no reaction yet", silence - still
        return ("there was a request just now", quiet - still) if still < quiet else None
