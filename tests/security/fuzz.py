"""Packs and conditions by mutation: many inputs, each of which must load and work, or be told what is wrong.

    python -m tests.security.fuzz 100000 2

reports how many inputs two processes tried, and what came of them. It begins with the corpus: the small pack of the
tests, with and without a table, the core pack, the hostile packs that are not large, and what earlier runs found, in
`tests/security/corpus`. An input that fails is written there, so that from then on it is a test.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path
from random import Random
from time import monotonic

import intimacy_kit as ik
from intimacy_kit.packs.discovery.origin import core_pack
from intimacy_kit.packs.reading.files import pack_files
from tests.security.hostile_packs import CODE, HOSTILE
from tests.small_pack import FILES

Files = dict[str, bytes]
CORPUS = Path(__file__).parent / "corpus"
LARGE = 20_000
TABLE = b"""id,trust,past_betrayal,topic,hides_feelings,when,supports,relieves,strength,because,source
low_trust,< 5,no,,,,mistrust,,0.5,Trust is low though nothing broke it.,notes
hidden,,,,>= 3,mood <= 5,mistrust,,0.5,Feelings that are hidden cannot be met.,notes
#later,,,,,,,,,,
easy,(7..10],,not house_work,0..1,,,mistrust,0.25,"Trust is high, and little is hidden.",notes
"""
PIECES = [
    b"", b" ", b"\n", b"\n- ", b"\n  ", b"\t", b": ", b"- ", b"'", b'"', b"{", b"}", b"[", b"]", b",", b"#", b"&a ",
    b"*a", b"!!str ", b"|\n", b">\n", b"? ", b"0", b"-1", b"1e999", b"-0.0", b"9" * 41, b"true", b"null", b"~", b"\xff",
    b"\x00", "\u2028".encode(), "\u65e5".encode(), b" and ", b" or ", b"not ", b"at_least(", b" in (", b"<", b">=",
    b"==", b"(", b")", b"..", b",,", b";", b'""', b"=1+1", b"yes", *(code.encode() for code in CODE),
]  # fmt: skip


def seeds() -> list[Files]:
    """What is mutated."""
    core = pack_files(core_pack())
    small = {name: text.encode() for name, text in FILES.items()}
    hostile = [
        {
            name: text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
            for name, text in files.items()
        }
        for files, _ in HOSTILE.values()
        if sum(map(len, files.values())) < LARGE
    ]
    return [small, tabled(small), core, *hostile, *found()]


def tabled(files: Files) -> Files:
    """The pack with some rules in a table."""
    others = {name: content for name, content in files.items() if name != "rules/trust.yaml"}
    return {**others, "rules/trust.csv": TABLE}


def found() -> list[Files]:
    """What earlier runs stumbled over."""
    packs = [json.loads(path.read_text("utf-8")) for path in sorted(CORPUS.glob("*.json"))]
    return [{name: text.encode("latin-1") for name, text in pack.items()} for pack in packs]


def mutated(files: Files, random: Random, all_lines: list[bytes]) -> Files:
    """The files with a few pieces, lines or bytes removed, added, doubled or put elsewhere."""
    result = dict(files)
    for _ in range(random.randint(1, 4)):
        name = random.choice(list(result))
        content = result[name]
        start = random.randint(0, len(content))
        end = min(len(content), start + random.choice([0, 0, 1, 2, 8, 60]))
        kind = random.randrange(5)
        if kind == 0:
            middle = random.choice(PIECES)
        elif kind == 1:
            start = content.rfind(b"\n", 0, start) + 1
            middle = random.choice(all_lines)
        elif kind == 2:
            middle = content[start:end] * random.randint(2, 5)
        elif kind == 3:
            middle = bytes([random.randrange(256)])
        else:
            middle = b""
        result[name] = content[:start] + middle + content[end:]
        if random.randrange(40) == 0:
            result[random.choice(["rules/x.yaml", "../x.yaml", "cases.yaml", "safety.yml", "x"])] = result.pop(name)
    return result


def try_one(files: Mapping[str, bytes]) -> str:
    """What comes of a pack: `loads`, or the code of the first problem. Anything else raises."""
    try:
        knowledge = ik.load_knowledge(dict(files), core=False)
    except ik.PackError as error:
        if not str(error).encode() or not all(problem.code in ik.CODES for problem in error.problems):
            raise AssertionError(f"an error without a code or a word: {error!r}") from None
        return error.code
    diagnosis = knowledge.diagnose({})
    assert ik.Diagnosis.from_json(diagnosis.to_json(), knowledge) == diagnosis
    for locale in knowledge.locales:
        assert knowledge.diagnose({}, locale=locale).findings.keys() == diagnosis.findings.keys()
    return "loads"


def inputs(seed: int, count: int) -> Iterator[Files]:
    random = Random(seed)
    corpus = seeds()
    lines = [line for files in corpus for content in files.values() for line in content.splitlines(keepends=True)]
    small = corpus[:2] * 10 + [files for files in corpus if sum(map(len, files.values())) < 5000]
    for _ in range(count):
        # the core pack takes a hundred times as long as a small one
        yield mutated(corpus[2] if random.randrange(200) == 0 else random.choice(small), random, lines)


def run(seed: int, count: int) -> Counter[str]:
    outcome: Counter[str] = Counter()
    for files in inputs(seed, count):
        try:
            outcome[try_one(files)] += 1
        except BaseException:
            keep(files)
            raise
    return outcome


def keep(files: Files) -> None:
    text = json.dumps({name: content.decode("latin-1") for name, content in files.items()}, indent=1)
    CORPUS.mkdir(exist_ok=True)
    (CORPUS / f"{sha256(text.encode()).hexdigest()[:12]}.json").write_text(text + "\n", "utf-8")


def main() -> None:
    count, workers = int(sys.argv[1]), int(sys.argv[2])
    started = monotonic()
    parts = max(workers, count // 5000)
    outcome: Counter[str] = Counter()
    with ProcessPoolExecutor(workers) as pool:
        for part in pool.map(run, range(parts), [count // parts] * parts):
            outcome += part
            print(f"{outcome.total():,} packs, {monotonic() - started:.0f} s", file=sys.stderr)
    print(
        f"{outcome.total():,} packs in {monotonic() - started:.0f} s:",
        ", ".join(f"{k} {n:,}" for k, n in sorted(outcome.items())),
    )


if __name__ == "__main__":
    main()
