"""Render a document as HTML: as a whole page, or as a fragment for a notebook."""
