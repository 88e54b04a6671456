"""The conversation as a value: `(library, session, event) -> (session', replies)`. No I/O, no clock, no language."""
