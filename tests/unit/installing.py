"""Distributions that offer packs, as pip leaves them behind: a package and its metadata, in a folder or an archive."""

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

MANIFEST = "{{format: 1, name: {0}, version: 1.0.0, title: A pack, license: MIT, sources: {{own: {{title: Own}}}}}}"
SIGNAL = "- {{id: {0}, kind: flag, title: a flag, question: Is it so?, source: own}}\n"
RULE = "- {{id: {0}, when: {1}, supports: lack_of_quality_time, strength: 0.4, because: It adds up., source: own}}\n"


def pack(name: str, **files: str) -> dict[str, str]:
    return {"pack.yaml": MANIFEST.format(name), **{f"{section}.yaml": text for section, text in files.items()}}


def distribution(
    name: str, entry_points: Mapping[str, str], packages: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """The files of an installed distribution, by name."""
    info = f"{name.replace('-', '_')}-1.2.dist-info"
    points = "".join(f"{pack} = {value}\n" for pack, value in entry_points.items())
    files = {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n",
        f"{info}/entry_points.txt": f"[intimacy_kit.packs]\n{points}",
    }
    for package, content in packages.items():
        files |= {f"{package.replace('.', '/')}/{file}": text for file, text in content.items()}
    return files


def install(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def archive(path: Path, files: Mapping[str, str]) -> None:
    with ZipFile(path, "w") as target:
        for name, text in files.items():
            target.writestr(name, text)
