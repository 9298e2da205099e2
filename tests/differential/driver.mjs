// Answers questions about exported modules: a line of JSON for each line of JSON. Doubles are told as their 64 bits.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const kits = new Map();
const bytes = new DataView(new ArrayBuffer(8));

const bits = (number) => {
  bytes.setFloat64(0, number);
  return bytes.getBigUint64(0).toString(16).padStart(16, "0");
};

function exact(data) {
  if (typeof data === "number") return bits(data);
  if (Array.isArray(data)) return data.map(exact);
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined).map(([key, value]) => [key, exact(value)]));
}

const FAILS = new Proxy([1, 2], { get: () => { throw new Error("SECRET"); } });
const NAMED = { NaN, Infinity, "-Infinity": -Infinity, undefined, list: [], text: new String("text"), fails: FAILS };

/** What was asked, with what JSON cannot say: `{"$": "NaN"}`. */
function meant(data) {
  if (Array.isArray(data)) return data.map(meant);
  if (typeof data !== "object" || data === null) return data;
  if ("$" in data) return NAMED[data.$];
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, meant(value)]));
}

function answer(kit, { call, answers, options, wants }) {
  try {
    if (call === "check") return exact(kit.check(meant(answers), meant(options)));
    if (call === "signals") return exact(kit.signals(options));
    const dx = kit.diagnose(meant(answers), meant(options));
    const found = {
      record: () => dx.toJSON(),
      digest: () => dx.digest(),
      shareable: () => dx.shareable(),
      questions: () => dx.questions(),
      reasons: () => Object.fromEntries([...dx.findings, ...dx.components].map(({ id }) => [id, dx.reasons(id)])),
      views: () => (dx.partners ? ["a", "b"].map((who) => dx.view(who).digest()) : []),
      support: () => dx.support,
      results: () => [
        ...[...dx.findings, ...dx.components].map((one) => [one.id, one.level, one.score, one.low, one.high]),
        ...dx.indexes.map((one) => [one.id, one.level, one.value, one.low, one.high]),
        ...dx.remedies.map((one) => [one.strategy.id, one.priority, one.practices.map(({ id }) => id)]),
        dx.fired,
        dx.undetermined,
      ],
      told: () => `${dx}`,
    };
    return exact(Object.fromEntries(wants.map((name) => [name, found[name]()])));
  } catch (error) {
    if (!(error instanceof kit.KitError)) throw error;
    return { refused: error.problems.map(({ code }) => code), told: String(error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { kit: path, asked } = JSON.parse(line);
  if (!kits.has(path)) kits.set(path, await import(pathToFileURL(path)));
  const kit = kits.get(path);
  console.log(JSON.stringify(asked.map((one) => answer(kit, one))));
}
