"""A link to pass on: what it may be, what is counted of it and shown of that, its picture, its poster and its words."""
