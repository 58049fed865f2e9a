"""What the text says, and what the records say to it: one module a kind of claim."""
