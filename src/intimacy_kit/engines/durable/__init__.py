"""The engine that runs on durable-rules, a forward-chaining rule engine written in C (the extra `durable`).

Reading order: `literals` (what a fact may say), `flatten` (conditions as plain conjunctions of literals), `program`
(rulesets in stages), `memory` (the adapter: the only module that touches durable-rules), `engine`, `definition` (the
same rulesets for those who run durable-rules themselves).

durable-rules 2.0.28 takes one key for another where their hashes agree, loses facts, compares loosely, and can end the
process. So it is asked only what it does right: which conjunctions of keys one fact satisfies.

- What a comparison comes to is decided by `engines.truth`, never by durable-rules. A fact has a short key of our making
  for every literal that holds, and nothing else; no id, value or text of a case reaches it. Keys are checked for
  collisions of its hash when the rulesets are built.
- A case is shown in three views: what holds on the scores, what holds for certain, and what is still possible. A rule
  is true, certain or possible where one of its conjunctions is satisfied in that view; so the opposite of a condition
  needs no rules of its own, and nothing depends on the absence of a fact.
- A working memory holds one fact at a time. It is asserted, its rules fire, and it is retracted, before the next one.
  durable-rules keeps references to the frames of rules that fired, and a retraction after another fact has used them
  reads beyond its memory; a state for each open case would avoid that at 14 KB for each conjunction. With one fact no
  two cases can meet, there is no limit on cases, and nothing of a case stays behind. What a live case keeps between
  updates is the answer to each fact; only facts that changed are asserted again.
- A ruleset has so few rules that all of them can fire, so few keys that a fact can hold them all, and a rule that every
  fact satisfies.
- What it says has fired is what scores are made of. It is compared with what must have fired: if it differs, there is
  an error instead of an answer.
"""
