"""The kinds of answer a question can have: one module each, with the same parts in the same order."""
