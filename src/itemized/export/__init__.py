"""What an answer looks like outside: one module a format."""
