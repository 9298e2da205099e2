"""A small document tree that every result makes of itself, and what renders it: text, Markdown, HTML, a terminal."""
