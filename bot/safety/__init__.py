"""Listening for words that ask for help. Pure."""
