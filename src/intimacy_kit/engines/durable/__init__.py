"""Run a rule book on durable-rules, a forward-chaining rule engine written in C (the extra `durable`).

Reading order: `literals` (atomic conditions as bits), `normal_form` (conditions in disjunctive normal form), `program`
(rulesets in stages), `memory` (the adapter, the only module that imports durable-rules), `engine`, `definition` (the
rulesets as data, to run durable-rules elsewhere).

durable-rules 2.0.28 confuses keys with equal hashes, loses facts, compares loosely, and can end the process. So it is
used only for what it does correctly: to match one fact with conjunctions of keys.

- Comparisons are decided by `engines.truth`, never by durable-rules. A fact has one generated key for each literal that
  holds, and nothing else: no id, value or text of a case is passed. Keys are checked for hash collisions when the
  rulesets are built.
- A case has three sets of literals: true on the scores, certain, and possible. A rule is true, certain or possible if
  one of its conjunctions is satisfied in that set. So the negation of a condition needs no rules of its own, and no
  rule depends on the absence of a fact.
- A working memory holds one fact at a time: it is asserted, its rules fire, and it is retracted before the next one.
  durable-rules keeps references to the frames of fired rules, and a retraction after another fact has used them reads
  freed memory; one state per open case would avoid that, at 14 KB per conjunction. With one fact, cases are isolated,
  their number is unlimited, and no data of a case remains. A live case keeps the fired rules of each fact between
  updates; only changed facts are asserted again.
- The numbers of rules and keys in a ruleset are limited so that all rules can fire and a fact can have all keys; one
  more rule is satisfied by every fact.
- Scores are computed from the rules that durable-rules reports as fired. They are compared with the expected ones; if
  they differ, an error is raised.
"""
