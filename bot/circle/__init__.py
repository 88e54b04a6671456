"""The people around someone, as a domain of its own. Pure but for the drawing."""
