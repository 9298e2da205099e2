"""Rules as functions of JavaScript."""

from intimacy_kit.engines.javascript.program import Program
from tests.small_pack import small_knowledge

KB = small_knowledge()
BOOK = KB.runtime.built.rulebook


def function(program: Program, id: str) -> str:
    """The function of a finding, without layout."""
    places = program.of(BOOK)
    return program.functions[places[program.findings[id]]].replace("\n", "")


def test_a_step_is_a_factor() -> None:
    program = Program(BOOK)
    time = program.signals["quality_time"]
    few, ritual = program.rules["few_hours"], program.rules["rare_rituals"]
    assert function(program, "little_time").startswith(
        "()=>{let a=1,b=1,c=1,d=1,e=1,g=1,r;"
        f"if(X[{time}]<3){{a*=.5;F[{few}]|=1;b*=.5;c*=.5;}}else if(!(X[{time}]>=3)){{c*=.5;F[{few}]|=2;}}"
        f"if(X[{program.signals['rituals']}]<=1){{a*=.75;F[{ritual}]|=1;"
    )


def test_reliefs_count_at_the_other_end_while_unknown() -> None:
    program = Program(BOOK)
    talks = program.rules["talks_daily"]
    assert f"{{e*=.5;F[{talks}]|=2;}}" in function(program, "little_time")


def test_links_and_findings_are_read_by_score_and_by_interval() -> None:
    program = Program(BOOK)
    time, distance = program.findings["little_time"], program.findings["distance"]
    written = function(program, "distance")
    assert f"S[{time}]>=.5" in written
    assert f"L[{time}]>=.5" in written
    assert f"!((H[{time}]<.5||" in written
    assert f"c*=(1-(H[{time}]>=.25?.5*H[{time}]:0))*" in written
    assert f"O[{distance}]=(1-a)*d;" in written


def test_groups_of_several_steps_weigh_the_largest() -> None:
    rules = """
- {id: hours, steps: {quality_time < 3: 0.5, quality_time < 8: 0.25}, facet: time, supports: little_time, because: a,
   source: notes}
- {id: both_of, when: quality_time < 9 and rituals < 1, strength: 0.2, facet: time, supports: little_time, because: b,
   source: notes}
- {id: felt, steps: {mistrust >= 0.5: 0.3, mistrust >= 0.25: 0.1}, relieves: gloom, because: c, source: notes}
"""
    kb = small_knowledge(rules=rules, **{"rules/time": "", "rules/trust": "", "rules/other": ""})
    book = kb.runtime.built.rulebook
    program = Program(book)
    functions = [program.functions[place].replace("\n", "") for place in program.of(book)]
    time, hours = program.signals["quality_time"], program.rules["hours"]
    little = functions[program.findings["little_time"]]
    assert f"P=Q=R=0;r=(X[{time}]<9&&" in little
    assert f"Z({hours});" in little
    assert program.comparisons[hours] == ["<", time, 0.25, 8.0, 0.5, 3.0]
    assert [compared for compared in program.comparisons if compared] == [program.comparisons[hours]]
    assert "a*=1-P;b*=1-Q;c*=1-R;" in little
    felt, read = functions[program.findings["gloom"]], program.findings["mistrust"]
    assert f"r=S[{read}]>=.5?.3:S[{read}]>=.25?.1:0;W({program.rules['felt']},r,L[{read}]>=.5?.3:" in felt
    assert "d*=1-P;e*=1-R;g*=1-Q;" in felt


def test_safety_rules_are_true_false_or_unknown() -> None:
    program = Program(BOOK)
    afraid = program.signals["afraid"]
    [fear, _] = [program.safety(rule) for rule in BOOK.safety]
    assert program.functions[fear] == f"()=>X[{afraid}]===1?1:X[{afraid}]===0?0:2"


def test_what_is_the_same_is_written_once() -> None:
    program = Program(BOOK)
    assert program.of(BOOK) == program.of(BOOK)
    assert len({*program.functions}) == len(program.functions)


def test_what_a_rule_compares_in_some_contexts_only_stands_after_those_of_the_rules() -> None:
    rules = """
- {id: hours, steps: {quality_time < 3: 0.5, quality_time < 8: 0.25}, supports: little_time, because: a, source: notes}
"""
    book = small_knowledge(
        rules=rules, **{"rules/time": "", "rules/trust": "", "rules/other": ""}
    ).runtime.built.rulebook
    program = Program(book)
    program.of(book)
    [hours] = [rule for finding in book.findings for rule in finding.rules if rule.id == "hours"]
    own, number = program.rules["hours"], len(program.rules)
    fewer = hours.model_copy(update={"steps": hours.steps[:1]})
    assert [program.comparison(rule) for rule in (hours, fewer, fewer, hours)] == [own, number, number, own]
    assert [len(program.comparisons[place]) for place in (own, number)] == [6, 4]
    assert program._rule(fewer) == f"Z({own},{number});"
