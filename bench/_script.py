"""What the simulated people do, as the transcripts write it: `[label]` is a press, anything else is typed."""

START = "/start"
TWELVE = (
    "[Beginnen]",
    "[Ja, dat mag]",
    "[Ja]",
    "ik ben zo moe",
    "oma, mn zus Fatima en de juf van groep 4",
    "Karin van hiernaast",
    "[Klaar]",
    "[oma]",
    "[je zus Fatima]",
    "[Klaar]",
    "Karin",
    "[de juf van groep 4]",
)
TWELVE_MORE = (  # of someone who has been there before; begins with a press, for typed words may be greeted first
    "[Klaar]",
    "[Nu niemand]",
    "[Nee]",
    "nee",
    "[oma]",
    "[Klaar]",
    "[Alleen in woorden]",
    "[Ja, graag]",
    "past bij mij",
    "[Past bij mij]",
    "[Past bij mij]",
    "[Ja, graag]",
)
WAY_BACK = "‹ Terug"  # stands under every question but the first


def label_of(step: str) -> str:
    """The label to press; empty where the step is typed."""
    return step[1:-1] if step.startswith("[") else ""


def is_question_for(step: str, labels: dict[str, str]) -> bool:
    """Whether a message with these buttons is the one on which the step can be taken."""
    return label_of(step) in labels if label_of(step) else WAY_BACK in labels
