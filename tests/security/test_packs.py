"""Whatever a pack holds: what must be said of it is said, with little memory and time, and nothing of it is run."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import intimacy_kit as ik
from tests.security.hostile_packs import HOSTILE, pack

ROOT = Path(__file__).parents[2]
MEMORY = 1536 * 1024 * 1024
SECONDS = 300
"""Of computing, for all packs together: many times what is needed, and far less than for ever."""

PROGRAM = f"""
import json, sys
sys.path[:0] = {[str(ROOT), str(Path(ik.__file__).parents[1])]!r}
import intimacy_kit as ik
from tests.security.hostile_packs import HOSTILE, rules

def codes(files):
    try:
        ik.load_knowledge(files, core=False)
    except ik.PackError as error:
        assert len(str(error)) < 100_000
        return sorted({{problem.code for problem in error.problems}})
    return ["loads"]

for condition in ("s1 < \\u65e5", "s1"):  # so that all modules are there that a message needs
    codes(rules(condition))
reached = []
watched = ("exec", "import", "open", "os.", "subprocess.", "socket.", "shutil.", "pty.", "ctypes.", "urllib.")
sys.addaudithook(lambda event, arguments: event.startswith(watched) and reached.append(event))
try:
    import resource
except ImportError:
    pass
else:
    resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
    resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
reached.clear()
found = {{name: codes(files) for name, (files, _) in HOSTILE.items()}}
json.dump([found, reached], sys.stdout)
"""


@pytest.fixture(scope="module")
def outcome() -> Any:
    """What a program says of all hostile packs that may use only so much memory and time, and what it reached for."""
    done = subprocess.run([sys.executable, "-W", "error", "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_every_hostile_pack_is_reported_with_the_expected_problems(outcome: Any) -> None:
    assert outcome[0] == {name: sorted(codes) for name, (_, codes) in HOSTILE.items()}


def test_loading_a_pack_runs_no_code_and_reads_nothing_outside(outcome: Any) -> None:
    assert outcome[1] == []


def test_only_what_is_in_the_mapping_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "pack.yaml").write_text("secret")
    (tmp_path / "rules" / "x.yaml").write_text("secret")
    monkeypatch.chdir(tmp_path / "rules")

    for name in ("../pack.yaml", "x.yaml", "rules/../../pack.yaml", str(tmp_path / "pack.yaml")):
        with pytest.raises(ik.PackError) as raised:
            ik.load_knowledge({**pack(), name: ""}, core=False)
        assert "secret" not in str(raised.value)
        assert raised.value.code == "IK107"


def test_texts_of_a_pack_are_escaped_in_html() -> None:
    """A format string, a template or an escape in a text of a pack stays what it is; unescaped braces are refused."""
    text = "{0.__class__} %s ${x} {{x}} <script> $(true)"
    written = text.replace("{", "{{").replace("}", "}}")
    entry = f"- {{id: p, title: '{written}', text: '{written}', source: x}}\n"
    knowledge = ik.load_knowledge(pack(principles=entry), core=False)

    assert knowledge.principles["p"].title == knowledge.principles["p"].text == text
    with pytest.raises(ik.PackError) as raised:
        ik.load_knowledge(pack(principles=entry.replace(written, text)), core=False)
    assert {problem.code for problem in raised.value.problems} == {"IK133"}


def test_long_numbers_are_refused_before_python_reads_them() -> None:
    for number in ("9" * 5000, "-" + "9" * 5000, "9" * 5000 + ".5"):
        with pytest.raises(ik.PackError) as raised:
            ik.load_knowledge(pack(principles=f"- {{id: p, title: T, text: T, source: x, n: {number}}}"), core=False)
        assert raised.value.code == "IK106"
