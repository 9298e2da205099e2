"""IKL304: sources that no entry names."""

from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics, rule


def test_source_that_no_entry_names() -> None:
    files = {**FILES, "pack.yaml": FILES["pack.yaml"] + "  book: {title: A book}\n"}
    (only,) = diagnostics(files, select=["IKL304"])
    assert only.place is not None
    assert (only.place.file, only.place.line, only.place.width) == ("pack.yaml", 8, 4)
    named = {**files, "rules/more.yaml": rule("work_hours > 60").replace("source: own", "source: [own, book#2]")}
    assert codes(named, select=["IKL304"]) == []
