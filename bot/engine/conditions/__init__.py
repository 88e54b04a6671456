"""The predicates a flow may name after `if:`: one module for each thing they are about."""

from bot.engine.conditions import asking, care, coming, links, nearby, people
from bot.engine.conditions.predicates import PREDICATES

__all__ = ["PREDICATES", "asking", "care", "coming", "links", "nearby", "people"]
