"""Render a diagnosis, its shareable part, or the progress over several, as a self-contained HTML page."""

from intimacy_kit.render.html.progress import progress_page
from intimacy_kit.render.html.report import checked_parts, no_page, report, shared_report

__all__ = ["checked_parts", "no_page", "progress_page", "report", "shared_report"]
