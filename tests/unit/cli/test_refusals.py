"""Usage and data errors of `intimacy-kit batch`: one line each, and no output."""

import os
import socket
from pathlib import Path

import pytest

from intimacy_kit import __version__, load_knowledge
from tests.unit.cli.conftest import Run
from tests.wording import Wording, codes_in

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from intimacy_kit.cli.failures import Failure  # noqa: E402 - only where pyarrow is
from intimacy_kit.cli.files.column_matching import column_matcher  # noqa: E402
from intimacy_kit.cli.files.csv_input import CsvInput  # noqa: E402
from intimacy_kit.cli.files.parquet_input import ParquetInput  # noqa: E402


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text("trust,note\n3,a\n")
    (tmp_path / "empty.csv").touch()
    (tmp_path / "blank.csv").write_text("\n\n\r\n")
    (tmp_path / "binary.csv").write_bytes(b"\xff\xfetrust")
    (tmp_path / "other.csv").write_text("a;b\n1;2\n")
    (tmp_path / "others.csv").write_text("a,b\n1,2\n")
    (tmp_path / "twice.csv").write_text("trust,b,trust\n1,2,3\n")
    (tmp_path / "clash.csv").write_text("trust,IK_screened\n1,2\n")
    (tmp_path / "in.ods").touch()
    (tmp_path / "text.parquet").write_text("trust\n3\n")
    (tmp_path / "empty.parquet").touch()
    (tmp_path / "none").mkdir()
    (tmp_path / "mixed").mkdir()
    pq.write_table(pa.table({"trust": [3.0]}), tmp_path / "mixed" / "a.parquet")
    pq.write_table(pa.table({"trust": [3.0], "note": ["a"]}), tmp_path / "mixed" / "b.parquet")
    (tmp_path / "deep" / "y=1").mkdir(parents=True)
    pq.write_table(pa.table({"trust": [3.0]}), tmp_path / "deep" / "a.parquet")
    pq.write_table(pa.table({"trust": [3.0]}), tmp_path / "deep" / "y=1" / "b.parquet")
    pq.write_table(pa.table({"trust": [3.0], "tags": [["a"]]}), tmp_path / "lists.parquet")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "index.html").touch()
    (tmp_path / "same.csv").symlink_to("good.csv")
    (tmp_path / "file").touch()


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["missing.csv", "out.csv"], 2),
        (["in.ods", "out.csv"], 2),
        (["none", "out"], 2),
        (["pages", "out"], 2),
        (["/dev/null", "out.csv"], 2),
        (["good.csv", "out.xlsx"], 2),
        (["good.csv", "good.csv"], 2),
        (["good.csv", "same.csv", "--overwrite"], 2),
        (["mixed", "mixed"], 2),
        (["mixed", "mixed/out.parquet"], 2),
        (["good.csv", ".", "--overwrite"], 2),
        (["good.csv", "file", "--overwrite"], 2),
        (["good.csv", "pages", "--overwrite"], 2),
        (["empty.csv", "out.csv"], 2),
        (["blank.csv", "out.csv"], 2),
        (["binary.csv", "out.csv"], 1),
        (["text.parquet", "out.csv"], 2),
        (["empty.parquet", "out.csv"], 2),
        (["twice.csv", "out.csv"], 1),
        (["mixed", "out.parquet"], 2),
        (["deep", "out.csv"], 2),
        (["lists.parquet", "out.csv"], 2),
    ],
)  # fmt: skip
def test_usage_errors_are_one_line(
    run: Run, tmp_path: Path, arguments: list[str], status: int, wording: Wording
) -> None:
    before = sorted(tmp_path.rglob("*"))
    ended, said, complaint = run("batch", *arguments)
    assert (ended, said) == (status, "")
    wording(complaint)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["others", "other"])
def test_a_file_without_signals(run: Run, name: str, wording: Wording) -> None:
    status, said, complaint = run("batch", f"{name}.csv", "out.csv")
    assert (status, said) == (1, "")
    assert codes_in(complaint) == ["IK308"]
    wording(complaint)


def test_missing_folder(run: Run, tmp_path: Path, wording: Wording) -> None:
    status, _, err = run("batch", "good.csv", "nowhere/out.csv")
    assert status == 2
    wording(err.replace(str(tmp_path), "..."))


def test_a_socket_is_not_replaced(run: Run, tmp_path: Path, wording: Wording) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("out.csv")  # in the present folder, as long paths are not allowed
        status, _, err = run("batch", "good.csv", "out.csv", "--overwrite")
    assert status == 2
    wording(err)


def test_errors_of_the_operating_system(run: Run, tmp_path: Path) -> None:
    long = "x" * 300 + ".csv"
    for arguments in ((long, "out.csv"), ("good.csv", long)):
        status, out, err = run("batch", *arguments)
        assert (status, out) == (2, "")
        # newer Pythons take the question whether it is there for answered
        assert "file name too long" in err or "does not exist" in err
        assert long in err
        assert err.count("\n") == 1


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="this system has no file that cannot be read")
@pytest.mark.parametrize("name", ["in.csv", "in.parquet"])
def test_unreadable_file(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to("/proc/self/mem")
    status, out, err = run("batch", name, "out.csv")
    assert (status, out) == (2, "")
    assert f"'{name}'" in err
    assert err.count("\n") == 1


def test_file_deleted_meanwhile(tmp_path: Path, wording: Wording) -> None:
    for kind in (CsvInput, ParquetInput):
        part = kind(tmp_path / "gone", Path("gone"), {}, column_matcher(load_knowledge()))
        with pytest.raises(Failure) as caught:
            _ = part.columns
        wording(str(caught.value).replace(str(tmp_path), "..."), kind.__name__)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_permission_denied(run: Run, tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "good.csv").chmod(0)
    status, _, err = run("batch", "good.csv", "out.csv")
    assert status == 2
    wording(err)


@pytest.mark.parametrize(
    "text",
    [
        b"trust,note\n3,a\n4\n5,my secret,b\n",
        b'trust,note\n3,"a\nb"\n5,my secret,b\n',
        b"trust,note\n3,a\n4,\xff my secret\n",
        b"trust,note\n3,a\n4," + b"x" * 5_000_000 + b"\n\xff,1\n",
        b"trust,note\n3," + b"my secret" * 1_000_000 + b"\n",
        b"\xef\xbb\xbftrust," + b"x" * 200_000 + b"\n",
    ],
    ids=["short", "long", "not UTF-8", "not UTF-8 later", "a long cell", "a long name"],
)
def test_malformed_csv_is_a_data_error(run: Run, tmp_path: Path, text: bytes, wording: Wording) -> None:
    (tmp_path / "in.csv").write_bytes(text)
    for target in ("out.csv", "out"):
        status, out, err = run("batch", "in.csv", target)
        assert (status, out) == (1, "")
        wording(err)
        assert err.count("\n") == 1
        assert "secret" not in err
        assert not (tmp_path / target).exists()
    assert not list(tmp_path.glob(".intimacy-kit-*"))


def test_corrupt_parquet_file(run: Run, tmp_path: Path, wording: Wording) -> None:
    path = tmp_path / "in.parquet"
    pq.write_table(pa.table({"trust": [float(n % 10) for n in range(50_000)]}), path, compression="snappy")
    content = bytearray(path.read_bytes())
    content[100:2000] = bytes(1900)
    path.write_bytes(content)
    for target in ("out.csv", "out"):
        status, said, complaint = run("batch", "in.parquet", target)
        assert (status, said) == (2, "")
        wording(complaint)
        assert not (tmp_path / target).exists()
    assert not list(tmp_path.glob(".intimacy-kit-*"))


def test_input_column_with_the_name_of_a_result(run: Run) -> None:
    status, out, err = run("batch", "clash.csv", "out.csv")
    assert (status, out) == (2, "")
    assert err.startswith("error[IK409]: ")
    assert run("batch", "clash.csv", "out.csv", "--prefix", "found_")[0] == 0


def test_missing_and_broken_packs(run: Run, tmp_path: Path, pack: Path, wording: Wording) -> None:
    status, _, err = run("batch", "good.csv", "out.csv", "--pack", "nowhere")
    assert status == 2
    told = err.splitlines()[0]
    assert codes_in(told) == ["IK101"]
    wording(told)
    (pack / "rules.yaml").write_text("- {id: broken}")
    status, _, err = run("batch", "good.csv", "out.csv", "--pack", pack)
    assert status == 1
    assert "error[IK109]" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["batch"], ["batch", "good.csv"], ["batch", "good.csv", "out.csv", "more"], ["bath"], ["--nothing"],
        ["batch", "good.csv", "out.csv", "--remedies", "-1"], ["batch", "good.csv", "out.csv", "--remedies", "x"],
        ["batch", "good.csv", "out.csv", "--rows-per-chunk", "0"],
        ["batch", "good.csv", "out.csv", "--invalid", "drop"],
    ],
)  # fmt: skip
def test_unknown_commands_and_invalid_options(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert "Usage: intimacy-kit" in err
    assert "Error: " in err
    assert not (tmp_path / "out.csv").exists()


def test_help_and_version(run: Run) -> None:
    assert run("--version") == (0, f"intimacy-kit {__version__}\n", "")
    status, out, err = run()
    assert (status, out) == (2, "")
    assert "Diagnose many cases." in err
    assert "..." not in err.split("Commands:")[1]
    assert run("--help") == (0, err, "")
    status, out, err = run("batch", "--help")
    assert (status, err) == (0, "")
    for option in ("--pack", "--intervals", "--rules", "--remedies", "--invalid", "--prefix", "--overwrite"):
        assert option in out
