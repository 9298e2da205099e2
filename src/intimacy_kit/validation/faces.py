"""What users hold: a validation and a comparison, which tell themselves."""

from __future__ import annotations

from intimacy_kit.documents.html.page import page
from intimacy_kit.documents.telling import TellableData
from intimacy_kit.documents.tree import Document
from intimacy_kit.validation.changes import ComparisonData
from intimacy_kit.validation.changes_document import changes_document
from intimacy_kit.validation.document import validation_document
from intimacy_kit.validation.gate import found_in
from intimacy_kit.validation.results import Discrimination, ValidationData


class Validation(ValidationData, TellableData):
    """A validation; for its fields see `ValidationData`."""

    def __getitem__(self, id: str) -> Discrimination:
        """Return how well a finding or an index tells cases apart.

        Raises:
            UnknownIdError: there is none with this id (IK401), or there were too few cases.
        """
        return found_in(self, id)

    def document(self) -> Document:
        """Return all that is told, as a document tree; pages have plots besides."""
        return validation_document(self)

    def to_html(self) -> str:
        """Return it as a whole page with plots, which needs no network and no script; Matplotlib draws them."""
        from intimacy_kit.validation.plots import plots_of  # noqa: PLC0415 - an extra, and slow to import

        return page(validation_document(self, plots_of(self)))


class Comparison(ComparisonData, TellableData):
    """A comparison; for its fields see `ComparisonData`."""

    def document(self) -> Document:
        """Return all that is told, as a document tree."""
        return changes_document(self)
