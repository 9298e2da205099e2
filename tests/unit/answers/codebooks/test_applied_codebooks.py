"""Codebooks on frames of every library: the coded answers give the diagnosis of the answers themselves."""

import warnings
from collections.abc import Callable, Mapping
from typing import Any

import pytest

import intimacy_kit as ik
from tests.small_pack import small_knowledge
from tests.wording import Wording, codes_in

pytest.importorskip("narwhals")
pl = pytest.importorskip("polars")
pytest.importorskip("pandas")
pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

BOOK = ik.Codebook(
    missing=[-99, "No answer"],
    partners={"prefix": ["h_", "w_"]},
    signals={
        "trust": {"column": "q34", "answers": {1: 10, 2: 7.5, 3: 5, 4: 2.5, 5: 0}},
        "rituals": {"column": "How often?", "answers": "frequency"},
        "hides_feelings": {"column": "Q1", "from": [0, 4], "reversed": True},
        "mood": {"column": "Q2", "from": [1, 7]},
        "quality_time": {"column": "a day", "from": [0, 24], "times": 7},
        "afraid": {"column": "f", "answers": {1: True, 2: False}},
        "past_betrayal": {"column": "b", "answers": "yes_no"},
        "hurt": {"column": "hurt"},
        "topic": {"column": "t", "answers": {"M": "money", "C": "chores", "X": None}},
    },
)
CODED: Mapping[str, list[Any]] = {
    "q34": [1, -99, 4],
    "How often?": ["Never ", "often", None],
    "Q1": [0.0, 4.0, 1.0],
    "Q2": ["1", " 7.0", "No answer"],
    "a day": ["1,5", "", "2"],
    "f": [1, 2, 2],
    "b": ["No", "yes", ""],
    "hurt": [False, None, True],
    "t": ["M", "X", "C"],
}
PLAIN: Mapping[str, list[Any]] = {
    "trust": [10.0, None, 2.5],
    "rituals": [0.0, 3.0, None],
    "hides_feelings": [4.0, 0.0, 3.0],
    "mood": [-10.0, 10.0, None],
    "quality_time": [10.5, None, 14.0],
    "afraid": [True, False, False],
    "past_betrayal": [False, True, None],
    "hurt": [False, None, True],
    "topic": ["money", None, "chores"],
}
COMMA = BOOK.model_copy(update={"file": BOOK.file.model_copy(update={"decimal": ","})})
COMMAS = {**CODED, "Q2": ["1", " 7,0", "No answer"]}
MAKE: Mapping[str, Callable[[Any], Any]] = {
    "polars": lambda frame: frame,
    "polars lazy": lambda frame: frame.lazy(),
    "pandas": lambda frame: frame.to_pandas(),
    "pandas objects": lambda frame: frame.to_pandas().astype(object),
    "pandas categories": lambda frame: frame.cast({pl.String: pl.Categorical}).to_pandas(),
    "pandas arrow": lambda frame: frame.to_pandas(use_pyarrow_extension_array=True),
    "pyarrow": lambda frame: frame.to_arrow(),
    "duckdb": lambda frame: duckdb.connect(":memory:").from_arrow(frame.to_arrow()),
}


def two(coded: Mapping[str, list[Any]] = COMMAS) -> Any:
    """A frame in which the wife answers as the husband of the next row."""
    turned = {f"w_{name}": [*values[1:], values[0]] for name, values in coded.items()}
    return pl.DataFrame({"id": ["007", "8", "9"], **{f"h_{name}": values for name, values in coded.items()}, **turned})


def plain_two() -> Any:
    turned = {f"{name}_b": [*values[1:], values[0]] for name, values in PLAIN.items()}
    return pl.DataFrame({"id": ["007", "8", "9"], **{f"{id}_a": values for id, values in PLAIN.items()}, **turned})


def rows(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame of any library, with None for what is missing."""
    if hasattr(frame, "collect"):
        frame = frame.collect()
    if isinstance(frame, duckdb.DuckDBPyRelation):
        return [dict(zip(frame.columns, row, strict=True)) for row in frame.fetchall()]
    table = frame if isinstance(frame, pl.DataFrame) else None
    if table is not None:
        return list(table.to_dicts())
    if hasattr(frame, "to_pylist"):
        return list(frame.to_pylist())
    return [
        {
            name: None if value is None or value != value or str(value) == "<NA>" else value
            for name, value in row.items()
        }
        for row in frame.to_dict("records")
    ]


@pytest.mark.parametrize("library", MAKE)
def test_what_is_coded_becomes_what_is_not(library: str) -> None:
    frame = MAKE[library](two())
    applied = COMMA.apply(frame, small_knowledge())

    assert type(applied) is type(frame)
    assert [{name: row[name] for name in plain_two().columns} for row in rows(applied)] == rows(plain_two())


@pytest.mark.parametrize(
    "library", [name if name == "polars" else pytest.param(name, marks=pytest.mark.nightly) for name in MAKE]
)
def test_what_is_coded_is_diagnosed_as_what_is_not(library: str) -> None:
    kb = small_knowledge()
    results = [
        {name: row[name] for name in row if name.startswith("ik_")}
        for row in rows(kb.diagnose_frame(MAKE[library](plain_two()), partners=("_a", "_b"), remedies=1))
    ]

    direct = rows(kb.diagnose_frame(MAKE[library](two()), codebook=COMMA, remedies=1))

    assert [{name: row[name] for name in results[0]} for row in direct] == results
    assert list(direct[0])[: len(two().columns)] == two().columns
    assert [row["id"] for row in direct] == ["007", "8", "9"]


def test_the_results_of_an_applied_codebook_are_the_same() -> None:
    kb = small_knowledge()
    direct = kb.diagnose_frame(two(), codebook=COMMA, rules=True, by_partner=True)
    after = kb.diagnose_frame(
        COMMA.apply(two(), kb), partners=COMMA.endings, couple=COMMA.couple, rules=True, by_partner=True
    )
    names = [name for name in direct.columns if name.startswith("ik_")]
    assert "ik_distance_score_a" in names
    assert direct.select(names).equals(after.select(names))


def test_partners_by_ending_and_by_infix_and_by_rows() -> None:
    kb = small_knowledge()
    signals = {"trust": {"column": "q1", "from": [0, 10]}}
    ended = ik.Codebook(partners={"ending": ["_h", "_w"]}, signals=signals)
    infixed = ik.Codebook(
        partners={"infix": ["h", "w"]}, signals={"trust": {"column": "w1_{partner}_q1", "from": [0, 10]}}
    )
    rowed = ik.Codebook(partners={"rows": "household"}, signals=signals)
    expected = kb.diagnose_frame(pl.DataFrame({"trust_a": [1.0], "trust_b": [9.0]}), partners=("_a", "_b"))

    first = kb.diagnose_frame(pl.DataFrame({"q1_h": [1], "q1_w": [9]}), codebook=ended)
    second = kb.diagnose_frame(pl.DataFrame({"w1_h_q1": [1], "w1_w_q1": [9]}), codebook=infixed)
    third = kb.diagnose_frame(pl.DataFrame({"household": [4, 4], "q1": [1, 9]}), codebook=rowed)

    names = [name for name in expected.columns if name.startswith("ik_")]
    assert first.select(names).equals(expected.select(names))
    assert second.select(names).equals(expected.select(names))
    assert third.select(names).equals(pl.concat([expected, expected]).select(names))
    assert rowed.apply(pl.DataFrame({"household": [4], "q1": [1]}), kb).columns == ["household", "trust"]
    assert (rowed.couple, rowed.endings) == ("household", None)


def test_a_column_that_is_in_the_way_of_a_signal_stays_as_it_is() -> None:
    kb = small_knowledge()
    frame = pl.DataFrame({"trust": [1, 5], "given_1": ["x", "y"]})
    book = ik.Codebook(signals={"trust": {"column": "trust", "from": [1, 5], "reversed": True}})
    diagnosed = kb.diagnose_frame(frame, codebook=book)

    assert diagnosed.select("trust", "given_1").equals(frame)
    assert book.apply(frame)["trust"].to_list() == [10.0, 0.0]


def test_a_column_that_is_passed_on_cannot_have_the_name_of_a_signal_that_is_made() -> None:
    book = ik.Codebook(pass_on=["trust"], signals={"trust": {"column": "q1", "from": [1, 5]}})
    frame = pl.DataFrame({"trust": ["x"], "q1": [5]})
    with pytest.raises(ik.QuestionError, match="IK409"):
        book.apply(frame)
    assert small_knowledge().diagnose_frame(frame, codebook=book)["trust"].to_list() == ["x"]


def refused(frame: Any, book: ik.Codebook, **options: Any) -> ik.IntimacyKitError:
    with pytest.raises(ik.IntimacyKitError) as raised:
        small_knowledge().diagnose_frame(frame, codebook=book, **options)
    return raised.value


@pytest.mark.parametrize(
    ("columns", "codes"),
    [
        ({"h_q34": [1, 2, 77]}, ["IK321"]),
        ({"h_Q1": [1, 2, 4.5], "w_Q1": [-1, 5, 2]}, ["IK321", "IK321"]),
        ({"h_Q2": ["1", "7.0", "1,2,3"]}, ["IK321"]),
        ({"h_t": ["m", "C", "X"]}, ["IK321"]),
        ({"h_f": [True, False, True]}, ["IK321"]),
        ({"h_hurt": [1, 0, 1]}, ["IK321"]),
        ({"h_q34": [[1], [2], [3]]}, ["IK323"]),
        ({"trust": [1, 2, 3]}, ["IK322"]),
        ({"h_arguments": [1, 2, 3]}, ["IK322"]),
        ({"Afraid": [1, 2, 3], "h_AFRAID": [1, 2, 3]}, ["IK307", "IK307"]),
        ({" h_q34": [1, 2, 3]}, ["IK309"]),
        ({"ik_screened": [1, 2, 3]}, ["IK409"]),
    ],
)
def test_what_does_not_fit_is_refused_with_counts_and_no_value(
    columns: dict[str, Any], codes: list[str], wording: Wording
) -> None:
    frame = two().with_columns(**{name: pl.Series(values, strict=False) for name, values in columns.items()})
    told = str(refused(frame, COMMA))
    assert codes_in(told) == codes
    wording(told)


def test_decimal_commas_are_counted_and_told() -> None:
    book = ik.Codebook(signals={"trust": {"column": "q1", "from": [0, 10]}})
    frame = pl.DataFrame({"q1": ["1,5", " 2,25 ", "secret", "3", None]})
    for given in (frame, frame.lazy(), frame.to_pandas(), frame.to_arrow()):
        with pytest.raises(ik.ObservationError) as raised:
            book.apply(given, small_knowledge())
        assert "the column 'q1' has 3 values that cannot be read, with decimal commas" in str(raised.value)
        assert 'write `file: {decimal: ","}`' in str(raised.value)
    with pytest.raises(ik.ObservationError, match="1 value outside of the range"):
        book.apply(pl.DataFrame({"q1": ["secret", "3"]}), small_knowledge())


def test_a_column_that_is_not_there(wording: Wording) -> None:
    told = str(refused(two().rename({"h_q34": "h_q35"}).drop("w_f"), COMMA))
    assert codes_in(told) == ["IK320", "IK320"]
    wording(told)


def test_ending_of_a_partner_without_a_mapping() -> None:
    book = ik.Codebook(partners={"ending": ["_h", "_w"]}, signals={"trust": {"column": "q1", "from": [0, 10]}})
    frame = pl.DataFrame({"q1_h": [1], "q1_w": [2], "afraid_h": [1], "afraid": [0]})
    error = refused(frame, book)
    assert [problem.code for problem in error.problems] == ["IK322", "IK322"]
    passed = small_knowledge().diagnose_frame(frame, codebook=book, passed_on=["afraid", "afraid_h"])
    assert passed["ik_screened"].to_list() == [False]


def test_unknown_values_may_become_null_and_are_told_in_their_row() -> None:
    kb = small_knowledge()
    frame = two().with_columns(h_f=pl.Series([1, 2, 3]), w_q34=pl.Series([1, 2, 33]))
    for made in (frame, frame.lazy(), frame.to_pandas(), frame.to_arrow()):
        found = rows(kb.diagnose_frame(made, codebook=COMMA, invalid="null"))
        assert [row["ik_invalid"] for row in found] == ["", "", "afraid_a trust_b"]
        assert [row["ik_unreadable_safety"] for row in found] == [False, False, True]
        assert not found[2]["ik_screened"]
    error = refused(frame.with_columns(h_f=pl.Series([7, 8, 9])), COMMA, invalid="null")
    assert [problem.code for problem in error.problems] == ["IK321"]


def test_in_a_context_signals_that_it_leaves_out_are_passed_over() -> None:
    kb = ik.load_knowledge().within("friendship")
    left_out = next(id for id in ik.load_knowledge().signals if id not in kb.runtime.built.rulebook.signals)
    signal = ik.load_knowledge().signals[left_out]
    columns = {"trust": {"column": "q1", "from": [0, 10]}, left_out: {"column": "q2", "from": list(signal.bounds)}}
    book = ik.Codebook(signals=columns)
    frame = pl.DataFrame({"q1": [1, 9], "q2": [signal.bounds[0]] * 2})
    found = kb.diagnose_frame(frame, codebook=book)
    names = [name for name in found.columns if name.startswith("ik_")]
    assert found.select(names).equals(kb.diagnose_frame(pl.DataFrame({"trust": [1.0, 9.0]})).select(names))


def test_options_that_do_not_go_with_a_codebook() -> None:
    kb = small_knowledge()
    for options in ({"partners": ("_a", "_b")}, {"couple": "id"}, {"earlier": "_before"}):
        assert refused(two(), COMMA, **options).code == "IK404"
        assert refused(two(), COMMA.model_copy(update={"partners": None}), **options).code == "IK404"
    with pytest.raises(ik.QuestionError, match="IK404"):
        kb.diagnose_frame(two(), codebook="codebook.yaml")  # type: ignore[arg-type]  # the point of the test
    with pytest.raises(ik.QuestionError, match="IK408"):
        COMMA.apply([1], kb)
    with pytest.raises(ik.CodebookError, match="IK603"):
        ik.Codebook(signals={"trsut": {"column": "q1", "from": [0, 1]}}).apply(pl.DataFrame({"q1": [1]}))


def test_without_narwhals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intimacy_kit.engines.columnar.guard.find_spec", lambda name: None)
    with pytest.raises(ik.QuestionError, match="IK407"):
        COMMA.apply(two())


def test_signals_of_a_knowledge_base(pack: Any) -> None:
    kb = ik.load_knowledge(pack)
    book = ik.Codebook(signals={"dates": {"column": "q1", "from": [0, 30]}})
    frame = pl.DataFrame({"q1": [3]})
    assert book.apply(frame, kb)["dates"].to_list() == [3.0]
    assert book.apply(frame, knowledge=kb, passed_on=["x"]).columns == ["dates"]


def test_words_of_a_locale_also_reversed() -> None:
    book = ik.Codebook(
        locale="de",
        signals={
            "feels_heard": {"column": "q1", "answers": "frequency", "reversed": True},
            "interrupts": {"column": "q2", "answers": "frequency"},
            "past_betrayal": {"column": "q3", "answers": "yes_no"},
            "criticism": {"column": "q4", "answers": {"Nie": "never", "Immer": "always"}},
        },
    )
    frame = pl.DataFrame({"q1": ["nie", "Often"], "q2": ["OFT", "immer"], "q3": ["Ja", "nein"], "q4": ["Nie", "Immer"]})
    assert book.apply(frame).to_dict(as_series=False) == {
        "feels_heard": [4.0, 1.0],
        "interrupts": [3.0, 4.0],
        "past_betrayal": [True, False],
        "criticism": [0.0, 4.0],
    }


def test_a_flag_and_a_choice_may_be_there_as_they_are() -> None:
    book = ik.Codebook(signals={"fears_partner": {"column": "q1"}, "conflict_topic": {"column": "q2"}})
    frame = pl.DataFrame({"q1": ["TRUE", "false"], "q2": ["money", None]})
    assert book.apply(frame).rows() == [(True, "money"), (False, None)]


def test_a_column_that_nobody_answered() -> None:
    book = ik.Codebook(signals={"trust": {"column": "q1", "from": [0, 10]}})
    frame = pl.DataFrame({"q1": [None, None]})
    assert book.apply(frame)["trust"].to_list() == [None, None]
    assert book.apply(frame.to_arrow())["trust"].to_pylist() == [None, None]


def test_booleans_have_codes_too() -> None:
    book = ik.Codebook(missing=[False], signals={"trust": {"column": "q1", "answers": {True: 10}}})
    assert book.apply(pl.DataFrame({"q1": [True, False, None]}))["trust"].to_list() == [10.0, None, None]


def test_objects_that_are_neither_text_nor_numbers_are_unknown() -> None:
    import pandas as pd

    book = ik.Codebook(signals={"trust": {"column": "q1", "from": [0, 10]}})
    frame = pd.DataFrame({"q1": pd.Series([1, 2.5, "3", None, object(), float("nan")], dtype=object)})
    error = refused(frame, book)
    assert error.problems[0].message.startswith("the column 'q1' has 1 value outside")


def doubtful(frame: Any, book: ik.Codebook) -> list[str]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        small_knowledge().diagnose_frame(frame, codebook=book)
        again = len(caught)
        book.apply(frame, small_knowledge())
    assert all(entry.category is ik.CodebookWarning for entry in caught)
    assert all(entry.filename == __file__ for entry in caught)
    assert len(caught) == 2 * again
    return [str(entry.message) for entry in caught[:again]]


def test_a_range_that_is_wider_than_the_scale_looks_wrong(wording: Wording) -> None:
    answers = [1, 2, 3, 4, 5] * 8
    frame = pl.DataFrame({"q1": answers})
    for turned in (False, True):
        book = ik.Codebook(signals={"trust": {"column": "q1", "from": [0, 10], "reversed": turned}})
        wording(doubtful(frame, book))
        assert len(doubtful(frame.lazy(), book)) == 1
        assert doubtful(pl.DataFrame({"q1": answers[:19]}), book) == []
        assert all("look like" not in told for told in doubtful(pl.DataFrame({"q1": [*answers, 8]}), book))
        assert all(
            "look like" not in told for told in doubtful(pl.DataFrame({"q1": [*map(float, answers), 2.5]}), book)
        )
    right = ik.Codebook(signals={"trust": {"column": "q1", "from": [1, 5]}})
    assert doubtful(frame, right) == []
    assert doubtful(frame, ik.Codebook(signals={"quality_time": {"column": "q1", "from": [0, 10]}})) == []


def test_a_signal_against_all_others_looks_wrong(wording: Wording) -> None:
    answers = [(number * 7) % 11 for number in range(60)]
    columns = {
        f"q{place}": [min(10, max(0, answer + (place * answer) % 3 - 1)) for answer in answers] for place in range(4)
    }
    names = ["trust", "rituals", "hides_feelings", "drinks"]
    worse = ("hides_feelings",)
    right = {id: {"column": f"q{place}", "from": [0, 10], "reversed": id in worse} for place, id in enumerate(names)}
    frame = pl.DataFrame(columns)
    assert doubtful(frame, ik.Codebook(signals=right)) == []
    wrong = right | {"trust": {"column": "q0", "from": [0, 10], "reversed": True}}
    told = doubtful(frame, ik.Codebook(signals=wrong))
    assert [sentence for sentence in told if "'q0'" in sentence]
    wording(told)
    same = "all answers in the column 'q0' are the same, as if it were no question"
    assert doubtful(pl.DataFrame({**columns, "q0": [5] * 60}), ik.Codebook(signals=right)) == [same]


def test_tallies_of_parts_add_up() -> None:
    from intimacy_kit.answers.codebooks.applying import coded
    from intimacy_kit.answers.codebooks.suspicions import sentences
    from intimacy_kit.answers.codebooks.vocabulary import installed_vocabulary

    book = ik.Codebook(signals={"trust": {"column": "q1", "from": [0, 10]}})
    parts = [coded(pl.DataFrame({"q1": [1, 2, 3, 4, 5] * 3}), book, installed_vocabulary()) for _ in range(2)]
    assert sentences(parts[0].tallies) == []
    (first,), (second,) = (part.tallies for part in parts)
    assert len(sentences([first + second])) == 1
    (one,), (other,) = (part.counts for part in parts)
    assert (one + other).known == 30
