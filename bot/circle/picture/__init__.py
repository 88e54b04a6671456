"""The circle drawn: where everyone sits, and the pixels. Only `drawing` reads a file, its fonts."""
