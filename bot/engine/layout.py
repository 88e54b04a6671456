"""How buttons lie on a phone."""

from collections.abc import Sequence

from bot.engine.messages import Button

SHORT = 14  # characters of a label that still fits beside another one on a narrow phone


def rows_of(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """Two short buttons side by side, a longer one on a row of its own; the order stays."""
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        if rows and len(rows[-1]) == 1 and short(rows[-1][0]) and short(button):
            rows[-1] = (*rows[-1], button)
        else:
            rows.append((button,))
    return tuple(rows)


def short(button: Button) -> bool:
    name = button.label.values.get("name", "")
    return len(button.label.source) + (len(name) if isinstance(name, str) else 0) <= SHORT
