"""How the commands end that come to a result: its page, and the result itself or its data."""

from pathlib import Path

import pytest

pytest.importorskip("typer")

from intimacy_kit.cli.failures import Failure
from intimacy_kit.cli.telling import tell_result


class Result:
    def show(self) -> None:
        print("shown")

    def to_html(self) -> str:
        return "<p>näher</p>"


@pytest.mark.parametrize(("data", "said"), [(None, "shown\n"), ("{}", "{}\n")])
def test_a_result_is_shown_or_its_data_are_written(
    data: str | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tell_result(Result(), None, overwrite=False, data=data)
    assert capsys.readouterr().out == said


def test_a_page_is_told_to_people_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    tell_result(Result(), page, overwrite=False, data="{}")
    assert capsys.readouterr().out == "{}\n"
    assert page.read_text("utf-8") == "<p>näher</p>"
    tell_result(Result(), page, overwrite=True, data=None)
    assert "the page is in" in capsys.readouterr().out


def test_nothing_is_told_where_the_page_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.html").touch()
    with pytest.raises(Failure, match="already there"):
        tell_result(Result(), tmp_path / "page.html", overwrite=False, data=None)
    assert capsys.readouterr().out == ""
