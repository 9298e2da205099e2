"""Render a diagnosis, its shareable part, or the progress over several, as a self-contained HTML page."""
