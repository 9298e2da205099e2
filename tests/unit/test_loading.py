"""Loading of packs, installed ones among them, and reloading of changed ones."""

import gc
import pickle
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Mapping
from hashlib import sha256
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit import loading
from intimacy_kit.packs.discovery import entry_points
from intimacy_kit.packs.linking import build
from intimacy_kit.packs.reading import yaml_reader
from tests.unit.installing import MANIFEST, RULE, SIGNAL, archive, distribution, install, pack
from tests.wording import Wording

Offer = Callable[..., Path]
FAILS = 'raise RuntimeError("the code of a pack was run")'


@pytest.fixture
def offer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Offer:
    """Install a distribution `NAME-kit` that offers packs (by name, with their files), where Python finds it."""
    monkeypatch.delenv("INTIMACY_KIT_PLUGINS", raising=False)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    loading.shared.cache_clear()

    def offer(name: str, packs: Mapping[str, Mapping[str, str]], **values: str) -> Path:
        points = {pack: values.get(pack, f"{name}_kit.{pack}") for pack in packs}
        packages = {
            f"{name}_kit": {"__init__.py": FAILS},
            **{f"{name}_kit.{pack}": files for pack, files in packs.items()},
        }
        install(tmp_path, distribution(f"{name}-kit", points, packages))
        return tmp_path

    yield offer
    loading.shared.cache_clear()


def names(knowledge: ik.KnowledgeBase) -> list[str]:
    return [pack.name for pack in knowledge.packs]


def codes(found: ik.InstalledPack) -> list[str]:
    return [problem.code for problem in found.problems]


def left_out(**options: Any) -> tuple[ik.KnowledgeBase, list[str]]:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        knowledge = ik.load_knowledge(**options)
    assert all(each.category is ik.PluginWarning and each.filename == __file__ for each in told)
    return knowledge, [str(each.message) for each in told]


def test_an_installed_pack_is_used_and_its_code_is_not_run(offer: Offer) -> None:
    offer("apart", {"apart": pack("apart", signals=SIGNAL.format("far"), rules=RULE.format("far_away", "far"))})
    knowledge = ik.load_knowledge()
    assert names(knowledge) == ["apart", "core"]
    assert knowledge is ik.load_knowledge()
    assert ik.diagnose({"far": True}).fired == ("far_away",)
    (found,) = ik.installed_packs()
    assert (found.name, found.distribution, found.distribution_version, found.state) == (
        "apart",
        "apart-kit",
        "1.2",
        "used",
    )
    assert found.pack == knowledge.packs[0]
    assert "apart_kit" not in sys.modules


def test_pack_in_a_zip_archive_is_loaded(offer: Offer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = distribution(
        "zipped",
        {"zipped": "zipped_kit"},
        {"zipped_kit": {"__init__.py": FAILS, **pack("zipped", signals=SIGNAL.format("far"))}},
    )
    archive(tmp_path / "zipped.zip", files)
    monkeypatch.setattr(sys, "path", [str(tmp_path / "zipped.zip"), *sys.path])
    assert "far" in ik.load_knowledge().signals


def test_broken_packs_are_left_out_and_the_others_work(offer: Offer, wording: Wording) -> None:
    offer(
        "some",
        {
            "clashing": pack("clashing", signals=SIGNAL.format("trust")),
            "gone": {},
            "good": pack("good", signals=SIGNAL.format("far")),
            "mistaken": pack("mistaken", rules=RULE.format("r", "trust > 11")),
            "misnamed": pack("other"),
            "no_package": pack("no_package"),
            "unsafe": {
                "pack.yaml": MANIFEST.format("unsafe").replace("{format", "{overrides: [fear_of_partner], format")
            },
        },
        gone="there_is_no_such_package",
        no_package="some_kit:no_package",
    )
    knowledge, told = left_out()
    assert names(knowledge) == ["core", "good"]
    assert len(told) == 6
    wording(told[0])
    found = {pack.name: pack for pack in ik.installed_packs()}
    assert {name: codes(pack) for name, pack in found.items()} == {
        "clashing": ["IK112"], "gone": ["IK130"], "good": [], "mistaken": ["IK205"], "misnamed": ["IK130"],
        "no_package": ["IK130"], "unsafe": ["IK119"],
    }  # fmt: skip
    assert [name for name, pack in found.items() if pack.state == "used"] == ["good"]
    place = found["mistaken"].problems[0].place
    assert str(place) == "mistaken/rules.yaml:1:17"
    with pytest.raises(ik.PackError) as refused:
        ik.load_knowledge(strict=True)
    assert [problem.code for problem in refused.value.problems] == [
        "IK112",
        "IK130",
        "IK130",
        "IK205",
        "IK130",
        "IK119",
    ]


def counted(monkeypatch: pytest.MonkeyPatch) -> tuple[Counter[tuple[str, str]], list[int]]:
    """How often each file is parsed from now on, and of how many packs something was made, each time that it was."""
    parsed: Counter[tuple[str, str]] = Counter()
    made: list[int] = []
    parse, make = yaml_reader.decode, build.make_linked

    def parsing(document: yaml_reader.Document, content: bytes) -> bool:
        parsed[document.file, sha256(content).hexdigest()] += 1
        return parse(document, content)

    def making(packs: Any, *others: Any, **named: Any) -> build.Built:
        made.append(len(packs))
        return make(packs, *others, **named)

    monkeypatch.setattr(yaml_reader, "decode", parsing)
    monkeypatch.setattr(build, "make_linked", making)
    return parsed, made


def test_one_broken_pack_causes_no_second_reading_or_building(offer: Offer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything was read and made n + 3 times."""
    for name in "abcdef":
        files = pack(name, signals=SIGNAL.format(f"{name}_flag"), rules=RULE.format(f"{name}_rule", f"{name}_flag"))
        offer(name, {name: {file: f"{text}# {name}\n" for file, text in files.items()}})
    broken = pack("g", rules=RULE.format("g_rule", "no_such_signal"))
    offer("g", {"g": {file: f"{text}# g\n" for file, text in broken.items()}})
    parsed, made = counted(monkeypatch)

    knowledge, told = left_out()
    assert len(told) == 1
    assert sorted(names(knowledge)) == ["a", "b", "c", "core", "d", "e", "f"]
    assert set(parsed.values()) == {1}
    assert len([name for name, _ in parsed if name == "rules.yaml"]) == 7
    assert made == [7]

    parsed.clear(), made.clear()
    assert [found.state for found in ik.installed_packs()] == ["used"] * 6 + ["broken"]
    assert set(parsed.values()) == {1}
    assert made == [7]


def test_reload_reads_no_file_without_changes(offer: Offer, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = offer("apart", {"apart": pack("apart", signals=SIGNAL.format("far"))})
    knowledge = ik.load_knowledge()
    parsed, made = counted(monkeypatch)

    assert not knowledge.reload_if_changed().changed
    assert (parsed, made) == ({}, [])

    (folder / "apart_kit" / "apart" / "signals.yaml").write_text(SIGNAL.format("near"), "utf-8")
    assert knowledge.reload_if_changed().changed
    assert set(parsed.values()) == {1}
    assert made == [2]


def test_failing_finder_is_reported(offer: Offer, monkeypatch: pytest.MonkeyPatch, wording: Wording) -> None:
    class Failing:
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "elsewhere":
                raise OSError("the disk is on fire")

    offer("lost", {"lost": {}}, lost="elsewhere")
    monkeypatch.setattr(sys, "meta_path", [Failing, *sys.meta_path])
    wording([problem.message for problem in ik.installed_packs()[0].problems])


def test_packs_may_build_on_each_other_whatever_their_names(offer: Offer) -> None:
    override = pack("apart", signals=SIGNAL.format("far").replace("a flag", "another flag"))
    override["pack.yaml"] = override["pack.yaml"].replace("{format", "{overrides: [far], format")
    offer(
        "many",
        {
            "apart": override,
            "base": pack("base", signals=SIGNAL.format("far")),
            "c": pack("c", signals=SIGNAL.format("trust")),
        },
    )
    knowledge, told = left_out()
    assert names(knowledge) == ["apart", "base", "core"]
    assert knowledge.signals["far"].title == "another flag"
    assert len(told) == 1


def test_two_distributions_with_one_name(offer: Offer) -> None:
    offer("first", {"same": pack("same")})
    offer("second", {"same": pack("same")})
    knowledge, told = left_out()
    assert names(knowledge) == ["core", "same"]
    assert ["second-kit" in each for each in told] == [True]
    assert [(found.distribution, found.state) for found in ik.installed_packs()] == [
        ("first-kit", "used"),
        ("second-kit", "broken"),
    ]


def test_plugins_can_be_chosen(offer: Offer, monkeypatch: pytest.MonkeyPatch, wording: Wording) -> None:
    offer("two", {"one": pack("one"), "two": pack("two")})
    given = pack("given")
    assert names(ik.load_knowledge(given)) == ["core", "given", "one", "two"]
    assert names(ik.load_knowledge(given, core=False)) == ["given"]
    assert names(ik.load_knowledge(core=False, plugins=True)) == ["one", "two"]
    assert names(ik.load_knowledge(plugins=False)) == ["core"]
    assert names(ik.load_knowledge(plugins=["two"])) == ["core", "two"]
    assert names(ik.load_knowledge(plugins=[])) == ["core"]
    monkeypatch.setenv("INTIMACY_KIT_PLUGINS", " two, ")
    assert names(ik.load_knowledge()) == ["core", "two"]
    assert [(found.name, found.state, found.pack is None) for found in ik.installed_packs()] == [
        ("one", "off", True),
        ("two", "used", False),
    ]
    with pytest.raises(ik.PackError) as refused:
        ik.load_knowledge(plugins=["one"])
    wording(str(refused.value))
    assert refused.value.code == "IK131"
    monkeypatch.setenv("INTIMACY_KIT_PLUGINS", "off")
    assert names(ik.load_knowledge()) == ["core"]
    assert [found.state for found in ik.installed_packs()] == ["off", "off"]


def test_names_that_are_not_installed_are_refused(
    offer: Offer, monkeypatch: pytest.MonkeyPatch, wording: Wording
) -> None:
    offer("two", {"one": pack("one"), "two": pack("two")})
    with pytest.raises(ik.PackError) as refused:
        ik.load_knowledge(plugins=["oen"])
    wording(str(refused.value))
    assert (refused.value.code, refused.value.help) == ("IK131", "did you mean 'one'?")
    monkeypatch.setenv("INTIMACY_KIT_PLUGINS", "one,three")
    for ask in (ik.load_knowledge, ik.installed_packs):
        with pytest.raises(ik.PackError) as caught:
            ask()
        assert caught.value.code == "IK131"
        wording(str(caught.value))
    monkeypatch.setenv("INTIMACY_KIT_PLUGINS", "offf")
    with pytest.raises(ik.PackError) as refused:
        ik.installed_packs()
    assert refused.value.help == "did you mean 'off'?"


@pytest.mark.parametrize("wrong", ["one", 3, [1], [None]])
def test_plugins_are_a_list_of_names(wrong: Any) -> None:
    with pytest.raises(ik.QuestionError) as refused:
        ik.load_knowledge(plugins=wrong)
    assert refused.value.code == "IK404"


def test_entry_point_without_a_distribution_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("x", "gone_from_here", "intimacy_kit.packs")
    monkeypatch.setattr(entry_points, "entry_points", lambda group: [point])
    (found,) = ik.installed_packs()
    assert (found.distribution, found.distribution_version, codes(found)) == ("?", "?", ["IK130"])


@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(enabled: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        ik.load_knowledge(pack("own"), core=False)
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was else gc.disable)()


class TestBrokenMetadata:
    """One distribution that cannot be read kept all packs from being found, with an error of Python."""

    @pytest.mark.parametrize(
        "points",
        [b"[intimacy_kit.packs]\nno equals sign\n", b"[intimacy_kit.packs]\nx\xff = y\n", b"\xff\xfe"],
    )
    def test_unreadable_entry_points_are_reported(self, offer: Offer, points: bytes, wording: Wording) -> None:
        folder = offer("good", {"good": pack("good")})
        offer("bad", {})
        (folder / "bad_kit-1.2.dist-info" / "entry_points.txt").write_bytes(points)
        knowledge, told = left_out()
        assert names(knowledge) == ["core", "good"]
        (message,) = told
        wording(message)
        assert [(found.name, found.state, codes(found)) for found in ik.installed_packs()] == [
            ("bad-kit", "broken", ["IK130"]),
            ("good", "used", []),
        ]
        with pytest.raises(ik.PackError) as refused:
            ik.load_knowledge(strict=True)
        assert refused.value.code == "IK130"

    def test_entry_points_of_other_groups_are_ignored(self, offer: Offer) -> None:
        folder = offer("good", {"good": pack("good")})
        offer("bad", {})
        (folder / "bad_kit-1.2.dist-info" / "entry_points.txt").write_text("[console_scripts]\nno equals sign\n")
        knowledge, told = left_out()
        assert (names(knowledge), told) == (["core", "good"], [])

    def test_of_two_distributions_with_one_name_the_first_counts(
        self, offer: Offer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = offer("good", {"good": pack("good")})
        offer("bad", {})
        (folder / "bad_kit-1.2.dist-info" / "entry_points.txt").write_text("[x]\nno equals sign\n")
        install(tmp_path / "behind", distribution("good-kit", {"old": "good_kit.old"}, {"good_kit.old": pack("old")}))
        monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "behind")])
        assert [found.name for found in ik.installed_packs()] == ["good"]

    @pytest.mark.parametrize("metadata", [None, b"", b"nothing of use", b"Name: \xff\xfe\n"])
    def test_distribution_without_a_name_is_reported(
        self, offer: Offer, metadata: bytes | None, wording: Wording
    ) -> None:
        file = offer("good", {"good": pack("good"), "other": pack("good")}) / "good_kit-1.2.dist-info" / "METADATA"
        file.unlink() if metadata is None else file.write_bytes(metadata)
        knowledge, told = left_out()
        assert names(knowledge) == ["core", "good"]
        wording([message.split(":")[0] for message in told])
        assert {(found.distribution, found.distribution_version) for found in ik.installed_packs()} == {("?", "?")}

    @pytest.mark.parametrize("value", ["", "a b c", "../outside", "package:object", "package [extra]"])
    def test_entry_point_without_a_package_is_reported(self, offer: Offer, value: str, wording: Wording) -> None:
        offer("good", {"good": pack("good")})
        offer("bad", {"bad": {}}, bad=value)
        knowledge, (message,) = left_out()
        assert names(knowledge) == ["core", "good"]
        wording(message)

    def test_a_name_that_would_disturb_a_terminal_is_escaped(self, offer: Offer) -> None:
        offer("bad", {"x\x1b[2J": {}, "y" * 10_000: {}})
        _, told = left_out()
        assert len(told) == 2
        assert all(message.isprintable() and len(message) < 300 for message in told)
        assert all(found.name.isprintable() and len(found.name) < 80 for found in ik.installed_packs())


class TestReload:
    def test_reload_without_changes_returns_the_same_knowledge_base(self, tmp_path: Path) -> None:
        install(tmp_path, pack("mine", signals=SIGNAL.format("far")))
        knowledge = ik.load_knowledge(tmp_path)
        assert knowledge.reload_if_changed() == ik.Reload(knowledge, changed=False)

    def test_changed_file_is_reloaded(self, tmp_path: Path) -> None:
        install(tmp_path, pack("mine", signals=SIGNAL.format("far")))
        knowledge = ik.load_knowledge(tmp_path).within("friendship")
        install(tmp_path, {"rules.yaml": RULE.format("far_away", "far")})
        reload = knowledge.reload_if_changed()
        assert reload.changed
        assert reload.problems == ()
        assert reload.knowledge.diagnose({"far": True}).fired == ("far_away",)
        assert reload.knowledge.context == "friendship"
        assert knowledge.diagnose({"far": True}).fired == ()
        assert not reload.knowledge.reload_if_changed().changed

    def test_error_in_a_changed_file_keeps_the_old_knowledge_base(self, tmp_path: Path) -> None:
        install(tmp_path, pack("mine", signals=SIGNAL.format("far")))
        knowledge = ik.load_knowledge(tmp_path)
        install(tmp_path, {"rules.yaml": RULE.format("far_away", "farr")})
        reload = knowledge.reload_if_changed()
        assert reload.knowledge is knowledge
        assert not reload.changed
        assert [problem.code for problem in reload.problems] == ["IK203"]
        (tmp_path / "pack.yaml").unlink()
        assert [problem.code for problem in knowledge.reload_if_changed().problems] == ["IK101"]

    def test_missing_context_keeps_the_old_knowledge_base(self) -> None:
        files = pack("mine", contexts="- {id: kin, title: Kin, text: Kin., source: own}\n")
        knowledge = ik.load_knowledge(files, core=False).within("kin")
        del files["contexts.yaml"]
        reload = knowledge.reload_if_changed()
        assert reload.knowledge is knowledge
        assert [problem.code for problem in reload.problems] == ["IK401"]

    def test_packs_in_memory_and_installed_packs_are_reloaded(self, offer: Offer) -> None:
        given = pack("given")
        offer("apart", {"apart": pack("apart")})
        knowledge = ik.load_knowledge(given)
        offer("apart", {"apart": pack("apart", signals=SIGNAL.format("far"))})
        second = knowledge.reload_if_changed()
        assert "far" in second.knowledge.signals
        given["signals.yaml"] = SIGNAL.format("near")
        third = second.knowledge.reload_if_changed()
        assert {"far", "near"} <= third.knowledge.signals.keys()

    def test_installed_pack_that_breaks_keeps_the_old_knowledge_base(self, offer: Offer) -> None:
        offer("apart", {"apart": pack("apart", signals=SIGNAL.format("far"))})
        knowledge = ik.load_knowledge()
        offer("apart", {"apart": pack("apart", signals=SIGNAL.format("trust"))})
        reload = knowledge.reload_if_changed()
        assert reload.knowledge is knowledge
        assert [problem.code for problem in reload.problems] == ["IK112"]

    def test_installed_pack_that_was_broken_before_does_not_prevent_a_reload(self, offer: Offer) -> None:
        offer("some", {"bad": pack("bad", signals=SIGNAL.format("trust")), "good": pack("good")})
        knowledge, _ = left_out()
        offer(
            "some",
            {"bad": pack("bad", signals=SIGNAL.format("trust")), "good": pack("good", signals=SIGNAL.format("far"))},
        )
        with pytest.warns(ik.PluginWarning, match="bad"):
            reload = knowledge.reload_if_changed()
        assert reload.changed
        assert "far" in reload.knowledge.signals

    def test_files_that_change_during_reading_are_an_error(self, tmp_path: Path) -> None:
        class Changing(dict[str, str]):
            def items(self) -> Any:
                self["signals.yaml"] = SIGNAL.format(f"far{len(self['signals.yaml'])}") + self["signals.yaml"]
                return super().items()

        knowledge = ik.load_knowledge(Changing(pack("mine", signals="")))
        reload = knowledge.reload_if_changed()
        assert reload.knowledge is knowledge
        assert [problem.code for problem in reload.problems] == ["IK132"]

    def test_unpickled_knowledge_base_cannot_be_reloaded(self) -> None:
        with pytest.raises(ik.QuestionError) as refused:
            pickle.loads(pickle.dumps(ik.load_knowledge())).reload_if_changed()
        assert refused.value.code == "IK412"
