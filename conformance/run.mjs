// Run the battery on a module that was exported from its pack: node conformance/run.mjs KIT.mjs CASES.json
// It says which cases differ, and where; the exit code is 1 if any does.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [kitPath, casesPath] = process.argv.slice(2);
const { diagnose, packs, KitError } = await import(pathToFileURL(resolve(kitPath)));
const { cases, digests } = JSON.parse(await readFile(casesPath, "utf-8"));

const view = new DataView(new ArrayBuffer(8));
const bits = (number) => {
  view.setFloat64(0, number);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
};
const ids = (items) => items.map(({ id }) => id);
const byId = (items, told) => Object.fromEntries(items.map((item) => [item.id, told(item)]));

function told(dx) {
  const { safety } = dx;
  const shareable = dx.shareable();
  return {
    safety: {
      status: safety.status,
      concerns: ids(safety.concerns),
      cautions: ids(safety.cautions),
      unanswered: safety.unanswered,
      answered_no: safety.answered_no,
      ended: ids(safety.ended),
    },
    findings: byId(dx.findings, (one) => [one.level, bits(one.score), bits(one.low), bits(one.high), one.basis]),
    components: byId(dx.components, (one) => [one.level, bits(one.score), bits(one.low), bits(one.high)]),
    indexes: byId(dx.indexes, (one) => [
      one.level, one.value === null ? null : bits(one.value), bits(one.low), bits(one.high),
    ]),
    remedies: dx.remedies.map((one) => ({
      strategy: one.strategy.id,
      priority: bits(one.priority),
      relevance: bits(one.relevance),
      reasons: ids(one.reasons),
      first: ids(one.first),
      practices: ids(one.practices),
      waiting: ids(one.waiting),
      taken_by: Object.fromEntries(one.taken_by.map(({ practice, partners }) => [practice, partners.join("")])),
    })),
    fired: dx.fired,
    undetermined: dx.undetermined,
    unknown: dx.unknown,
    shareable: {
      findings: byId(shareable.findings, (one) => [one.level, one.open, one.basis]),
      components: byId(shareable.components, (one) => one.level),
      indexes: byId(shareable.indexes, (one) => one.level),
      remedies: shareable.remedies.map((one) => [one.id, ids(one.practices)]),
    },
    digest: dx.digest(),
  };
}

/** What comes of the last check-in of a case; those before it are its earlier ones. */
function answer({ context, check_ins: checkIns }) {
  const earlier = [];
  let last;
  for (const { when, answers, a, b } of checkIns) {
    const options = { context, when, earlier: earlier.length ? earlier : undefined };
    try {
      last = answers ? diagnose(answers, options) : diagnose(a, { ...options, partner: b });
    } catch (error) {
      if (!(error instanceof KitError)) throw error;
      return { refused: error.problems.map(({ code }) => code) };
    }
    earlier.push(when ? [when, last] : last);
  }
  return told(last);
}

/** The paths at which two values differ. */
function differences(expected, found, path = "") {
  const isPlain = (value) => typeof value !== "object" || value === null;
  if (isPlain(expected) || isPlain(found)) return Object.is(expected, found) ? [] : [path];
  const keys = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...keys].flatMap((key) => differences(expected[key], found[key], `${path}/${key}`));
}

const stale = packs.filter(({ name, digest }) => digests[name] !== digest);
if (stale.length) console.log(`other packs than those of the cases: ${stale.map(({ name }) => name).join(", ")}`);
let failed = stale.length;
for (const one of cases) {
  const wrong = differences(one.expected, answer(one));
  if (wrong.length) console.log(`${one.name}: ${wrong.slice(0, 5).join(", ")}`);
  failed += wrong.length > 0;
}
console.log(`${cases.length} cases, ${failed} differ`);
process.exitCode = failed ? 1 : 0;
