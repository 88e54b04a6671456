"""The same conversation on a page in this machine's browser, in what looks like a phone."""
