import { DATA, FUNCTIONS, F, H, L, O, S, T, X } from "./rules.mjs";

// From here on it is the same for all packs. What it says is what intimacy-kit says in Python, to the last bit: the
// conformance battery of the library and its differential tests hold the two together. Nothing is sent, stored or read.

const MILD = 0.25, MODERATE = 0.5, SEVERE = 0.75;
const SCREENED = ["conflict", "vulnerability"];
const DIFFICULTIES = ["joint", "vulnerability", "conflict"];
const ABOUTS = ["to_oneself", "to_child", "from_partner", "own_deed"];
const PARTNERS = ["a", "b"];
const PARTNER = "partner.";
const SIGNALS = DATA.places.length;
const TRUE = 1, FALSE = 0, UNKNOWN = 2;

const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
const ascending = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const byId = (a, b) => ascending(a.id, b.id);
const union = (lists) => [...new Set(lists.flat())].sort(ascending);

// ---------------------------------------------------------------- errors

const MESSAGES = {
  IK301: "answers must be an object of signal ids and values",
  IK302: "there is no such signal",
  IK303: "the value has the wrong type for its signal",
  IK304: "the number is outside the range of its signal",
  IK305: "the value is not a number, or infinite: leave out what was not answered",
  IK306: "the value is not one of the choices of its signal",
  IK401: "there is no such context, finding or partner",
  IK404: "invalid option",
  IK422: "a time cannot be read, or times cannot be compared",
  IK450: "the diagnosis is not of two partners",
  IK458: "check-ins of one person and of two cannot follow each other",
  IK485: "there are no texts in this locale",
};

export class KitError extends Error {
  constructor(problems) {
    super(problems.map((one) => [one.code, ...(one.signal ? [one.signal] : []), one.message].join(": ")).join("\n"));
    this.name = "KitError";
    this.problems = problems;
    this.code = problems[0].code;
  }
}

const problem = (code, more = {}) => ({ code, message: MESSAGES[code], ...more });
const refuse = (code) => new KitError([problem(code)]);

// ---------------------------------------------------------------- what a context leaves, and what it says

const settings = new Map();

function settingOf(context) {
  const wanted = context === undefined || context === null ? DATA.context : context;
  if (wanted !== null && typeof wanted !== "string") throw refuse("IK404");
  if (!settings.has(wanted)) {
    if (wanted !== DATA.context && !has(DATA.contexts, wanted)) throw refuse("IK401");
    settings.set(wanted, prepared(wanted, changed(DATA.setting, DATA.contexts[wanted])));
  }
  return settings.get(wanted);
}

/** Data with what is different: what is null is gone, and mappings are changed key by key. */
function changed(base, changes = {}) {
  const data = { ...base };
  for (const key of Object.keys(changes)) {
    const before = data[key], after = changes[key];
    if (after === null) delete data[key];
    else data[key] = isMapping(before) && isMapping(after) ? changed(before, after) : after;
  }
  return data;
}

const isMapping = (data) => typeof data === "object" && data !== null && !Array.isArray(data);

function prepared(context, data) {
  const entries = (section) => Object.entries(data[section]).map(([id, entry]) => ({ id, ...entry })).sort(byId);
  const place = new Map(DATA.places.map((name, at) => [name, at]));
  const signals = new Map(entries("signals").map((signal) => [signal.id, signalOf(signal, place.get(signal.id))]));
  const whole = (section) => (each) => ({ ...each, entry: { id: each.id, ...DATA.usual[section], ...each.entry } });
  const practices = new Map(entries("practices").map(whole("practices")).map((practice) => [practice.id, practice]));
  const safety = entries("safety");
  const concerns = safety.filter((rule) => rule.kind === "concern");
  const read = new Set(concerns.flatMap((rule) => names(rule.when)).map((at) => DATA.places[at]));
  const about = new Set([...read, ...data.cautioned]);
  const strategies = entries("strategies").map(whole("strategies")).map(helping);
  strategies.sort((a, b) => a.depth - b.depth || byId(a, b));
  const used = [...new Set(strategies.flatMap((each) => each.entry.practices))].sort(ascending);
  return {
    context,
    data,
    signals,
    safety,
    concerns,
    cautions: safety.filter((rule) => rule.kind === "caution"),
    read,
    about,
    askedFirst: new Map(data.asked_first.map((id, at) => [id, at])),
    private: new Set([...signals.keys()].filter((id) => read.has(id) || signals.get(id).asks === "alone")),
    either: [...signals.values()].filter((signal) => signal.asks === "either" && !about.has(signal.id)),
    findings: entries("findings").filter((finding) => finding.kind !== "component"),
    components: entries("findings").filter((finding) => finding.kind === "component"),
    indexes: entries("indexes"),
    strategies,
    practices,
    first: strategies.filter((each) => each.first).sort(byId),
    conditioned: used.map((id) => practices.get(id)).filter((each) => each.suits || each.not_when),
    one: { functions: data.one, rules: rulesFor(data.rules, false), read: [] },
    two: { functions: data.two, rules: rulesFor(data.rules, true), read: readOfPartner(place) },
    told: new Map(),
    answers: new Map(),
  };
}

function signalOf({ kind, asks = "each", direction = "neutral", range = [0, 0], whole = false, ...more }, at) {
  const type = kind === "flag" || kind === "choice" ? kind : "number";
  return { ...more, at, kind, type, asks, direction, minimum: range[0], maximum: range[1], whole };
}

/** A strategy with the places of the findings that it helps with, by their ids, and how well. */
function helping(strategy) {
  const addresses = [...strategy.entry.addresses].sort((a, b) => ascending(a.to, b.to));
  return { ...strategy, helped: addresses.map(({ to, strength }) => [DATA.findings.indexOf(to), strength]) };
}

/** The rules by their place; those of one person have no steps that read what the other partner answered. */
function rulesFor(rules, ofTwo) {
  const reads = (tree) => names(tree).some((at) => at < SIGNALS && DATA.places[at].startsWith(PARTNER));
  return DATA.rules.map((id, at) => {
    const rule = rules[at];
    const steps = rule ? stepsOf(rule, at).filter(([, tree]) => ofTwo || !reads(tree)) : [];
    return steps.length ? { id, group: id, ...rule, steps } : null;
  });
}

/** The steps of a rule, each a strength and a condition: what compares one signal is where the functions read it. */
function stepsOf(rule, at) {
  const { steps = at } = rule;
  if (typeof steps !== "number") return steps;
  const [op, signal, ...pairs] = T[steps];
  return pairs.filter((_, at) => at % 2 === 0).map((strength, at) => [strength, [op, signal, pairs[2 * at + 1]]]);
}

/** Pairs of places: of what a rule reads of the other partner, and of the signal that it is. */
function readOfPartner(place) {
  const read = DATA.places.filter((name) => name.startsWith(PARTNER));
  return read.map((name) => [place.get(name), place.get(name.slice(PARTNER.length))]);
}

export const packs = DATA.packs;
export const locales = Object.keys(DATA.locales);
export const contexts = [...(DATA.context === null ? [] : [DATA.context]), ...Object.keys(DATA.contexts)];
export const screeningDays = DATA.screening_days;

const TAG = /^(?=.{2,35}$)[a-z]{2,8}([-_][a-z\d]{1,8})*$/i;

function localeOf(locale) {
  if (locale === undefined || locale === null) return locales.length ? locales[0] : null;
  if (typeof locale !== "string") throw refuse("IK404");
  if (!TAG.test(locale)) throw refuse("IK485");
  const parts = locale.replace(/_/g, "-").split("-");
  for (; parts.length; parts.pop()) {
    const found = locales.find((known) => known.toLowerCase() === parts.join("-").toLowerCase());
    if (found) return found;
  }
  throw refuse("IK485");
}

/** What is told in a context and a locale: entries with their texts, as a diagnosis holds them. */
function toldIn(setting, locale) {
  if (!setting.told.has(locale)) setting.told.set(locale, told(setting, locale));
  return setting.told.get(locale);
}

function told(setting, locale) {
  const of = locale === null ? null : DATA.locales[locale];
  const texts = of ? changed(of.texts, of.contexts[setting.context]) : null;
  const text = (section, id) => (texts ? texts[section][id] : undefined);
  const title = (section, id) => (texts ? texts[section][id].title : undefined);
  const practices = new Map();
  for (const each of setting.practices.values()) {
    practices.set(each.id, merged(each.entry, text("practices", each.id)));
  }
  const rules = new Map();
  for (const rule of setting.safety) {
    const about = rule.kind === "concern" ? { about: rule.about } : {};
    const support = rule.support.map((id) => practices.get(id));
    rules.set(rule.id, { id: rule.id, ...text("safety", rule.id), support, ...about });
  }
  const titles = new Map(), inShort = new Map();
  for (const id of setting.signals.keys()) titles.set(id, title("signals", id));
  for (const { id } of [...setting.findings, ...setting.components]) {
    titles.set(id, title("findings", id));
    inShort.set(id, (texts && texts.findings[id].in_short) || null);
  }
  const strategies = setting.strategies.map((each) => {
    const own = each.entry.practices.map((id) => practices.get(id));
    const addressed = new Map(each.helped.map(([at]) => [at, reasonOf(titles, DATA.findings[at])]));
    return { ...each, entry: merged(each.entry, text("strategies", each.id)), own, addressed };
  });
  const indexes = new Map(
    setting.indexes.map((index) => {
      const levels = merged(index.levels, texts ? texts.indexes[index.id].levels : undefined);
      return [index.id, { title: title("indexes", index.id), levels }];
    }),
  );
  const levelWords = texts ? texts.level_words : [];
  return { texts, practices, rules, titles, inShort, strategies, indexes, levelWords };
}

const reasonOf = (titles, id) => ({ id, title: titles.get(id) });

/** Data with its texts: objects key by key, lists item by item. */
function merged(data, texts) {
  if (texts === undefined) return data;
  if (Array.isArray(data)) return data.map((item, at) => merged(item, texts[at]));
  const whole = { ...data };
  for (const key of Object.keys(texts)) whole[key] = has(data, key) ? merged(data[key], texts[key]) : texts[key];
  return whole;
}

export function texts(options = {}) {
  const { setting, locale } = chosen(options);
  return toldIn(setting, locale).texts;
}

export function signals(options = {}) {
  const { setting, locale } = chosen(options);
  const { texts } = toldIn(setting, locale);
  return [...setting.signals.values()].map((signal) => {
    const { options = [], items = [], ...said } = texts ? texts.signals[signal.id] : {};
    const values = signal.choices || (signal.type === "flag" ? [true, false] : options.map((_, value) => value));
    const asked = signal.scale ? signal.scale.items : [];
    return {
      id: signal.id, kind: signal.kind, type: signal.type, group: signal.group, asks: signal.asks,
      direction: signal.direction, safety: setting.read.has(signal.id), private: setting.private.has(signal.id),
      ...(signal.type === "number" ? { minimum: signal.minimum, maximum: signal.maximum, whole: signal.whole } : {}),
      ...said,
      options: values.map((value, at) => ({ value, label: options[at] })),
      items: asked.map((item, at) => itemOf(item, items[at])),
    };
  });
}

/** What is asked by an item, with its answers from the lowest on. */
function itemOf([lowest, highest], { text, options = [] } = {}) {
  const label = (_, at) => ({ value: lowest + at, label: options[at] });
  return { text, options: Array.from({ length: highest - lowest + 1 }, label) };
}

// ---------------------------------------------------------------- answers

/** The names and the values of what was given; null if it is no plain object. */
function itemsOf(given) {
  try {
    if (typeof given !== "object" || given === null || Array.isArray(given)) return null;
    const kind = Object.getPrototypeOf(given);
    if (kind !== null && Object.getPrototypeOf(kind) !== null) return null;
    const named = Object.keys(given), values = [];
    for (let at = 0; at < named.length; at++) values.push(given[named[at]]);
    return { named, values };
  } catch {
    return null; // whatever a foreign object throws, it may quote answers
  }
}

/** The code of what is wrong with a value; the number that it is in facts if nothing is. */
function read(signal, value) {
  if (typeof value === "number" && value !== value) return "IK305";
  if (signal.type === "flag") return typeof value === "boolean" ? Number(value) : "IK303";
  if (signal.type === "choice") {
    if (typeof value !== "string") return "IK303";
    const at = signal.choices.indexOf(value);
    return at < 0 ? "IK306" : at;
  }
  if (typeof value !== "number") return "IK303";
  if (value === Infinity || value === -Infinity) return "IK305";
  return signal.minimum <= value && value <= signal.maximum ? value + 0 : "IK304";
}

/** The score of answers to items, see `Scoring` of the library: null if too few are answered, or what is wrong. */
function score({ method, items, least, from }, given) {
  try {
    if (!Array.isArray(given) || given.length !== items.length) return "IK303";
    let count = 0, total = 0, weighed = 0, all = 0, reached = false;
    for (let at = 0; at < items.length; at++) {
      const [lowest, highest, reversed, weight] = items[at], answer = given[at];
      all += weight;
      if (answer === null || answer === undefined) continue;
      if (!Number.isInteger(answer)) return answer !== answer ? "IK305" : "IK303";
      if (answer < lowest || answer > highest) return "IK304";
      const turned = reversed ? lowest + highest - answer : answer;
      count++;
      total += weight * turned;
      weighed += weight;
      reached = reached || turned >= from;
    }
    const whole = count === items.length;
    if (method === "flag") return reached ? 1 : whole ? 0 : null;
    if (count < least) return null;
    return method === "mean" ? total / weighed : whole ? total : (total * all) / weighed;
  } catch {
    return "IK303"; // as for `itemsOf`
  }
}

const NOTHING = DATA.places.map(() => NaN);

/** The checked answers of one person as facts: unknown ones are NaN. */
function checked(setting, given, problems, who) {
  const values = NOTHING.slice();
  const whose = who ? { partner: who } : {};
  const items = itemsOf(given);
  if (items === null) {
    problems.push(problem("IK301", whose));
    return values;
  }
  const { named, values: answers } = items;
  for (let at = 0; at < named.length; at++) {
    const signal = setting.signals.get(named[at]), answer = answers[at];
    if (signal === undefined) problems.push(problem("IK302", whose));
    else if (answer !== null && answer !== undefined) {
      const found = signal.scale && typeof answer === "object" ? score(signal.scale, answer) : read(signal, answer);
      if (typeof found === "string") problems.push(problem(found, { signal: signal.id, ...whose }));
      else if (found !== null) values[signal.at] = found;
    }
  }
  return values;
}

/** Answers by id, as they were given. */
function observationsOf(setting, values) {
  const observations = {};
  for (const { id, at, type, choices } of setting.signals.values()) {
    const value = values[at];
    if (value === value) observations[id] = type === "flag" ? value === 1 : type === "choice" ? choices[value] : value;
  }
  return observations;
}

function chosen(options) {
  if (typeof options !== "object" || options === null) throw refuse("IK404");
  return { setting: settingOf(options.context), locale: localeOf(options.locale) };
}

/** The setting, the locale and the case of what was given. */
function caseOf(answers, options) {
  const { setting, locale } = chosen(options);
  const given = options.partner === undefined ? [answers] : [answers, options.partner];
  const problems = [];
  const values = given.map((own, at) => checked(setting, own, problems, given.length === 2 ? PARTNERS[at] : undefined));
  if (problems.length) throw new KitError(problems);
  return [setting, locale, { values, earlier: earlierOf(setting, options.earlier, options.when, given.length) }];
}

export function check(answers, options = {}) {
  try {
    caseOf(answers, options);
    return [];
  } catch (error) {
    if (error instanceof KitError) return error.problems;
    throw error;
  }
}

// ---------------------------------------------------------------- conditions

/** The places of all that a condition reads. */
function names(tree) {
  const [operator, ...parts] = tree;
  if (operator === "not" || operator === "and" || operator === "or") return parts.flatMap(names);
  return operator === "at" ? parts.slice(1).flatMap(names) : [parts[0]];
}

const isAtom = (tree) => !["not", "and", "or", "at"].includes(tree[0]);
const inside = (tree) => tree.slice(tree[0] === "at" ? 2 : 1);

/** Whether a condition is true in Kleene's logic; what is known of a place is from low to high, NaN for nothing. */
function truth(tree, low, high) {
  const [operator, place, value] = tree;
  switch (operator) {
    case "not": {
      const found = truth(place, low, high);
      return found === UNKNOWN ? UNKNOWN : 1 - found;
    }
    case "and": return counted(tree, 1, tree.length - 1, low, high);
    case "or": return counted(tree, 1, 1, low, high);
    case "at": return counted(tree, 2, place, low, high);
    case "in": return low[place] !== low[place] ? UNKNOWN : value.includes(low[place]) ? TRUE : FALSE;
  }
  const from = low[place], to = high[place];
  switch (operator) {
    case "<": return to < value ? TRUE : from >= value ? FALSE : UNKNOWN;
    case "<=": return to <= value ? TRUE : from > value ? FALSE : UNKNOWN;
    case ">": return from > value ? TRUE : to <= value ? FALSE : UNKNOWN;
    case ">=": return from >= value ? TRUE : to < value ? FALSE : UNKNOWN;
    case "==": return from === value && to === value ? TRUE : value < from || value > to ? FALSE : UNKNOWN;
  }
  return value < from || value > to ? TRUE : from === value && to === value ? FALSE : UNKNOWN;
}

function counted(tree, first, needed, low, high) {
  let yes = 0, open = 0;
  for (let at = first; at < tree.length; at++) {
    const found = truth(tree[at], low, high);
    if (found === TRUE) yes++;
    else if (found === UNKNOWN) open++;
  }
  return yes >= needed ? TRUE : yes + open >= needed ? UNKNOWN : FALSE;
}

/** Add the places that could still decide a condition. */
function undecided(tree, low, high, found) {
  if (truth(tree, low, high) !== UNKNOWN) return;
  if (isAtom(tree)) found.add(tree[1]);
  else for (const part of inside(tree)) undecided(part, low, high, found);
}

/** Add the places in the comparisons that a decided condition has its truth by, in its order. */
function deciding(tree, facts, found) {
  if (isAtom(tree)) found.add(tree[1]);
  else {
    const own = truth(tree, facts, facts);
    const wanted = tree[0] === "not" ? 1 - own : own;
    for (const part of inside(tree)) if (truth(part, facts, facts) === wanted) deciding(part, facts, found);
  }
}

const nameAt = (place) => (place < SIGNALS ? DATA.places[place] : DATA.findings[place - SIGNALS]);

// ---------------------------------------------------------------- scores

/** What the rules make of the facts of one person: the same numbers as every engine of the library. */
function run(setting, book, values) {
  for (let at = 0; at < X.length; at++) X[at] = values[at];
  for (let at = 0; at < F.length; at++) F[at] = 0;
  const safety = setting.safety.map((rule) => FUNCTIONS[rule.test]());
  for (const place of book.functions) FUNCTIONS[place]();
  const scores = S.slice();
  return {
    values, scores, lows: L.slice(), highs: H.slice(), own: O.slice(), rules: F.slice(),
    isTrue: safety.map((found) => found === TRUE),
    isOpen: safety.map((found) => found === UNKNOWN),
    relevances: relevances(setting, scores),
    ends: setting.indexes.map((index) => endsOf(index.of, L, H)),
  };
}

function relevances(setting, scores) {
  return setting.strategies.map((strategy) => {
    let left = 1;
    for (const [at, efficacy] of strategy.helped) left *= 1 - (scores[at] >= MILD ? efficacy * scores[at] : 0);
    return 1 - left;
  });
}

function endsOf(parts, lows, highs) {
  let total = 0, low = 0, high = 0;
  for (const [at, weight] of parts) {
    const size = Math.abs(weight);
    total += size;
    low += size * (weight > 0 ? lows[at] : 1 - highs[at]);
    high += size * (weight > 0 ? highs[at] : 1 - lows[at]);
  }
  return [low / total, high / total];
}

/** The facts that count for each of two: their own, what was asked of either, and what rules read of the other. */
function besideEachOther(setting, people) {
  const shared = people.map((own, at) => {
    const values = own.slice(), other = people[1 - at];
    for (const signal of setting.either) if (values[signal.at] !== values[signal.at]) values[signal.at] = other[signal.at];
    return values;
  });
  return shared.map((own, at) => {
    const values = own.slice();
    for (const [mine, theirs] of setting.two.read) values[mine] = shared[1 - at][theirs];
    return values;
  });
}

/** What follows for two: larger scores, of components smaller ones, and the means of indexes. */
function together(setting, a, b) {
  const picked = (key) => {
    const both = a[key].slice();
    for (const { at } of setting.findings) both[at] = Math.max(a[key][at], b[key][at]);
    for (const { at } of setting.components) both[at] = Math.min(a[key][at], b[key][at]);
    return both;
  };
  const scores = picked("scores");
  const own = a.own.slice();
  for (const { at } of [...setting.findings, ...setting.components]) {
    own[at] = Math.max(...[a, b].filter((each) => each.scores[at] === scores[at]).map((each) => each.own[at]));
  }
  return {
    scores, lows: picked("lows"), highs: picked("highs"), own,
    rules: a.rules.map((bits, at) => bits | b.rules[at]),
    isTrue: a.isTrue.map((given, at) => given || b.isTrue[at]),
    isOpen: a.isOpen.map((given, at) => given || b.isOpen[at]),
    relevances: relevances(setting, scores),
    ends: a.ends.map(([low, high], at) => [(low + b.ends[at][0]) / 2, (high + b.ends[at][1]) / 2]),
  };
}

function outcomesOf(setting, people) {
  if (people.length === 1) {
    const outcome = run(setting, setting.one, people[0]);
    return { each: [outcome], whole: outcome, book: setting.one };
  }
  const each = besideEachOther(setting, people).map((values) => run(setting, setting.two, values));
  return { each, whole: together(setting, each[0], each[1]), book: setting.two };
}

/** The facts of a person: signals, then one number for each finding. */
function factsOf(values, numbers) {
  return values.concat(numbers);
}

const ruleIds = (outcome, bit) => DATA.rules.filter((_, at) => outcome.rules[at] & bit);

// ---------------------------------------------------------------- findings, components, indexes

const LEVELS = ["none", "mild", "moderate", "severe"];
const STRENGTHS = ["none", "emerging", "solid", "strong"];
const rank = (score) => (score < MODERATE ? (score < MILD ? 0 : 1) : score < SEVERE ? 2 : 3);
const isOpenWithin = ([low, high]) => high - low > 0.5;

function findingsOf(setting, told, outcome) {
  const { scores, lows, highs, own } = outcome;
  return setting.findings.map(({ id, at, kind }) => {
    const score = scores[at];
    const basis = kind !== "consequence" || score < MILD ? null : own[at] >= MILD ? "answers" : "links";
    const title = told.titles.get(id), in_short = told.inShort.get(id);
    return { id, title, kind, level: LEVELS[rank(score)], score, low: lows[at], high: highs[at], basis, in_short };
  });
}

function componentsOf(setting, told, { scores, lows, highs }) {
  return setting.components.map(({ id, at, kind }) => {
    const title = told.titles.get(id), in_short = told.inShort.get(id), level = STRENGTHS[rank(scores[at])];
    return { id, title, kind, level, score: scores[at], low: lows[at], high: highs[at], in_short };
  });
}

function indexesOf(setting, told, whole, each) {
  return setting.indexes.map(({ id }, at) => {
    const [low, high] = whole.ends[at];
    const open = isOpenWithin([low, high]) || each.some((one) => isOpenWithin(one.ends[at]));
    const value = open ? null : (low + high) / 2;
    const { title, levels } = told.indexes.get(id);
    const reached = open ? [] : levels.filter((level) => level.from <= value);
    return { id, title, low, high, levels, value, level: open ? null : reached[reached.length - 1].id };
  });
}

// ---------------------------------------------------------------- safety

/** The safety part of a diagnosis, see `safety` of the library. */
function safetyOf(setting, told, { isTrue, isOpen }, people) {
  const which = (rules, wanted) => rules.filter((rule) => wanted[setting.safety.indexOf(rule)]);
  const concerns = which(setting.concerns, isTrue), open = which(setting.concerns, isOpen);
  const unanswered = new Set();
  for (const values of people) for (const rule of open) undecided(rule.when, values, values, unanswered);
  const screened = setting.concerns.length > 0 && open.length === 0;
  return {
    status: concerns.length ? "concern" : screened ? "no_concern_reported" : "not_screened",
    concerns: concerns.map((rule) => told.rules.get(rule.id)),
    cautions: which(setting.cautions, isTrue).map((rule) => told.rules.get(rule.id)),
    screened,
    unanswered: [...unanswered].map(nameAt).sort(ascending),
    answered_no: saidNo(setting, { isTrue, isOpen }),
    ended: [],
  };
}

function saidNo(setting, { isTrue, isOpen }) {
  return setting.safety.filter((rule, at) => rule.kind === "concern" && !isTrue[at] && !isOpen[at]).map((rule) => rule.id);
}

/** An outcome with the concerns and cautions that follow from these answers: the union over the people. */
function rescreened(setting, outcome, people) {
  const isTrue = [...outcome.isTrue], isOpen = [...outcome.isOpen];
  setting.safety.forEach((rule, at) => {
    const found = people.map((values) => truth(rule.when, values, values));
    isTrue[at] = found.includes(TRUE);
    isOpen[at] = found.includes(UNKNOWN);
  });
  return { isTrue, isOpen };
}

/** The safety part of a person with what earlier check-ins add: a concern stands until it is answered with no. */
function screeningAfter(setting, told, outcome, earlier, person) {
  const now = outcome.values; // what counts for them: of two also what was asked of either
  const counts = withEarlier(setting, now, earlier, person);
  const screening = safetyOf(setting, told, rescreened(setting, outcome, [counts]), [counts]);
  const no = saidNo(setting, outcome); // only what was answered now is a no
  const stood = new Map((earlier.concerns[person] || []).map((concern) => [concern.id, concern]));
  const given = new Map(screening.concerns.map((concern) => [concern.id, concern]));
  const known = new Set(setting.concerns.map((rule) => rule.id));
  const before = [...stood.keys()].filter((id) => !given.has(id)).sort(ascending);
  const retold = (id) => (known.has(id) ? told.rules.get(id) : stood.get(id));
  for (const id of before) if (!no.includes(id)) given.set(id, retold(id));
  const asked = new Set();
  for (const rule of setting.concerns) if (given.has(rule.id)) undecided(rule.when, now, now, asked);
  const unanswered = union([screening.unanswered, [...asked].map(nameAt)]);
  return {
    ...screening,
    status: given.size ? "concern" : screening.status,
    concerns: [...given.values()].sort(byId),
    screened: screening.screened && !unanswered.length,
    unanswered,
    answered_no: no,
    ended: before.filter((id) => no.includes(id)).map(retold),
  };
}

/** The safety part of two partners from those of each: no answer of the one ends a concern of the other. */
function eitherScreening(a, b) {
  const both = (what) => byIdOnce([...a[what], ...b[what]]);
  const concerns = both("concerns"), screened = a.screened && b.screened;
  const standing = new Set(concerns.map((concern) => concern.id));
  return {
    status: concerns.length ? "concern" : screened ? "no_concern_reported" : "not_screened",
    concerns,
    cautions: both("cautions"),
    screened,
    unanswered: union([a.unanswered, b.unanswered]),
    answered_no: a.answered_no.filter((id) => b.answered_no.includes(id)),
    ended: both("ended").filter((concern) => !standing.has(concern.id)),
  };
}

function byIdOnce(concerns) {
  return [...new Map(concerns.map((concern) => [concern.id, concern])).values()].sort(byId);
}

/** The safety part of each person by themselves, and of the whole case, with what earlier check-ins add. */
function screenings(setting, told, { values, earlier }, outcomes) {
  const each = outcomes.each.map((outcome, at) => {
    if (!earlier) return safetyOf(setting, told, outcome, [outcome.values]);
    return screeningAfter(setting, told, outcome, earlier, at);
  });
  if (each.length === 1) return { each, whole: each[0] };
  return { each, whole: earlier ? eitherScreening(...each) : safetyOf(setting, told, outcomes.whole, values) };
}

// ---------------------------------------------------------------- earlier check-ins

/** The facts of a person with earlier answers to safety questions that were not answered now. */
function withEarlier(setting, values, earlier, person) {
  if (!earlier || !earlier.answers[person] || !earlier.answers[person].length) return values;
  const whole = values.slice();
  for (const { observations } of earlier.answers[person]) {
    for (const [id, value] of Object.entries(observations)) {
      const signal = setting.signals.get(id);
      const found = signal ? read(signal, value) : "";
      if (typeof found === "number" && values[signal.at] !== values[signal.at]) whole[signal.at] = found;
    }
  }
  return whole;
}

const WHEN =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(Z|[+-]\d\d(?::\d\d(?::\d\d)?|\d\d(?:\d\d)?))?)?$/;

/** A time: as Python writes it, in seconds since 1970 and microseconds, and whether it has a time zone. */
function momentOf(when) {
  let text = when;
  if (when instanceof Date) text = Number.isNaN(when.getTime()) ? "" : when.toISOString();
  const found = typeof text === "string" ? WHEN.exec(text) : null;
  if (!found) throw refuse("IK422");
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((digits) => Number(digits || 0));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const zone = found[8] === undefined || found[8] === "Z" ? found[8] : found[8].replace(/:/g, "");
  const offset = zone === undefined || zone === "Z" ? [0, 0, 0] : [1, 3, 5].map((at) => Number(zone.slice(at, at + 2) || 0));
  if (!exists || hour > 23 || minute > 59 || second > 59 || offset[0] > 23 || offset[1] > 59 || offset[2] > 59) {
    throw refuse("IK422");
  }
  const two = (number, digits = 2) => String(number).padStart(digits, "0");
  const micros = Number((found[7] || "").slice(0, 6).padEnd(6, "0"));
  const sign = zone !== undefined && zone[0] === "-" ? -1 : 1;
  const away = sign * (offset[0] * 3600 + offset[1] * 60 + offset[2]);
  const parts = (offset[2] ? offset : offset.slice(0, 2)).map((part) => two(part));
  const named = (away < 0 ? "-" : "+") + parts.join(":");
  const micro = micros ? "." + two(micros, 6) : "";
  return {
    text: `${found[1]}-${found[2]}-${found[3]}T${two(hour)}:${two(minute)}:${two(second)}${micro}${zone ? named : ""}`,
    seconds: date.getTime() / 1000 + hour * 3600 + minute * 60 + second - away,
    micros,
    aware: zone !== undefined,
  };
}

/** Seconds and microseconds from one time to another, as one number if that is exact enough: its sign always is. */
function age(then, now) {
  if (then.aware !== now.aware) throw refuse("IK422");
  return now.seconds - then.seconds + (now.micros - then.micros) / 1e6;
}

const plainRecord = (given) => (given instanceof Diagnosis ? given.toJSON() : given);
const peopleOf = (record) => record.partners || [record];

const isText = (given) => typeof given === "string";
const isList = (given, isItem) => Array.isArray(given) && [...given].every(isItem);
const areLists = (given, isItem) => isList(given, (own) => isList(own, isItem));
const isNamed = (one) => isMapping(one) && isText(one.id);
const isConcern = (one) => isNamed(one) && ABOUTS.includes(one.about) && isList(one.support, isNamed);
const isGiven = (one) => isMapping(one) && isText(one.when) && isMapping(one.observations);
const isSafety = (one) => isMapping(one) && isList(one.concerns, isConcern) && isList(one.answered_no, isText);
const isPerson = (one) => isMapping(one) && isMapping(one.observations) && isSafety(one.safety);

/** Whether a record has all that later check-ins read of it. */
function isStored(one) {
  if (!isMapping(one) || one.format !== 1 || !isList(peopleOf(one), isPerson)) return false;
  const people = peopleOf(one).length, { partners, earlier } = one;
  if (partners && people !== 2) return false;
  if (earlier === undefined || earlier === null) return true;
  if (!areLists(earlier.answers, isGiven) || !areLists(earlier.concerns, isConcern)) return false;
  return [0, people].includes(earlier.answers.length) && earlier.concerns.length === people;
}

/** What earlier check-ins add to one of this many people, see `earlier_of` of the library. */
function earlierOf(setting, given, when, people) {
  const now = when === undefined || when === null ? null : momentOf(when);
  if (given === undefined || given === null) return null;
  const items = Array.isArray(given) ? given : [given];
  const pairs = items.map((item) => (Array.isArray(item) && item.length === 2 ? item : [null, item]));
  const checkIns = pairs.map(([time, one]) => ({ time, record: plainRecord(one) }));
  const timed = checkIns.filter((one) => one.time !== null && one.time !== undefined);
  if (!checkIns.every((one) => isStored(one.record)) || ![0, checkIns.length].includes(timed.length)) throw refuse("IK404");
  for (const one of timed) one.moment = momentOf(one.time);
  if (new Set(timed.map((one) => one.moment.aware)).size > 1) throw refuse("IK422");
  if (timed.length) checkIns.sort((a, b) => age(b.moment, a.moment));
  if (checkIns.some((one) => peopleOf(one.record).length !== people)) throw refuse("IK458");
  const persons = [...Array(people).keys()];
  return {
    answers: now === null ? [] : persons.map((person) => latest(aged(setting, checkIns, person, now))),
    concerns: persons.map((person) => standing(checkIns.map((one) => peopleOf(one.record)[person].safety))),
  };
}

/** The answers of a person to safety questions that still count, oldest first. */
function aged(setting, checkIns, person, now) {
  const given = checkIns.flatMap(({ moment, record }) => {
    const before = record.earlier && record.earlier.answers.length ? record.earlier.answers[person] : [];
    const carried = before.map(({ when, observations }) => ({ when, observations: aboutSafety(setting, observations) }));
    if (!moment) return carried;
    return [...carried, { when: moment.text, observations: aboutSafety(setting, peopleOf(record)[person].observations) }];
  });
  const old = given.map((one) => ({ one, age: age(momentOf(one.when), now) }));
  const counts = old.filter(({ age }) => age >= 0 && age <= DATA.screening_days * 86400);
  return counts.sort((a, b) => b.age - a.age).map(({ one }) => one);
}

/** Those of a person's answers that are about safety, and that fit the rules of now. */
function aboutSafety(setting, observations) {
  const fits = ([id, value]) => setting.about.has(id) && typeof read(setting.signals.get(id), value) === "number";
  return Object.fromEntries(Object.entries(observations).filter(fits));
}

/** Answers without those that were given again later. */
function latest(given) {
  const kept = [], later = new Set();
  for (const { when, observations } of [...given].reverse()) {
    const left = Object.entries(observations).filter(([id]) => !later.has(id));
    if (left.length) kept.push({ when, observations: Object.fromEntries(left) });
    for (const id of Object.keys(observations)) later.add(id);
  }
  return kept.reverse();
}

/** The concerns that stand after several check-ins: those of any until a later one answers no. */
function standing(safeties) {
  let concerns = new Map();
  for (const { concerns: given, answered_no: no } of safeties) {
    concerns = new Map([...concerns].filter(([id]) => !no.includes(id)));
    for (const concern of given) concerns.set(concern.id, concern);
  }
  return [...concerns.values()].sort(byId);
}

// ---------------------------------------------------------------- remedies

const waitsForAnswers = (safety) => {
  return safety.status === "not_screened" && safety.unanswered.length > 0 && !safety.cautions.length;
};

function remediesOf(setting, told, outcomes, safety) {
  if (safety.concerns.length) return professionalSupport(told, safety.concerns);
  const waits = waitsForAnswers(safety);
  return fitting(setting, told, outcomes, safety.cautions.length > 0 || waits, waits);
}

/** What decides which sentence is said first under concerns about these. */
function openingOf(about) {
  const first = ABOUTS.find((each) => about.includes(each));
  if (first === "to_oneself" || about.every((each) => each === first)) return first;
  return about.includes("own_deed") ? "with_own_deed" : "from_partner_and_to_child";
}

/** Under a concern: support by professionals, with the practices told with these concerns, in the order of `ABOUTS`. */
function professionalSupport(told, concerns) {
  const reasons = concerns.map(({ id, title }) => ({ id, title }));
  const isAlone = (practice) => practice.who === "one" && !isBlocked(practice);
  const professional = told.strategies.filter((each) => each.entry.professional && each.own.some(isAlone)).sort(byId);
  const urgent = [...concerns].sort((a, b) => ABOUTS.indexOf(a.about) - ABOUTS.indexOf(b.about) || byId(a, b));
  const support = new Map(urgent.flatMap((concern) => concern.support).map((practice) => [practice.id, practice]));
  const offered = new Set(professional.flatMap((each) => each.entry.practices));
  return professional.flatMap((strategy, number) => {
    const alone = strategy.own.filter(isAlone);
    const isTold = (practice) => alone.some(({ id }) => id === practice.id) || (number === 0 && !offered.has(practice.id));
    const practices = support.size ? [...support.values()].filter(isTold) : alone;
    if (!practices.length) return [];
    return [{
      strategy: { ...strategy.entry, practices: practices.map((practice) => practice.id) },
      priority: 1, relevance: 1, reasons, first: [], practices, suited: [], waiting: [], taken_by: [],
    }];
  });
}

const isBlocked = (practice) => DIFFICULTIES.some((tag) => practice.tags.includes(tag));

/** Without a concern: strategies in their order, with the practices that fit and are not withheld. */
function fitting(setting, told, outcomes, withholds, waits) {
  const people = outcomes.each.map((outcome) => fits(setting, told, outcome));
  const two = people.length === 2;
  const firsts = two ? eitherOf(people[0].firsts, people[1].firsts) : people[0].firsts;
  const ranked = rankedOf(told.strategies, outcomes.whole, firsts);
  return ranked.map(({ strategy, priority, relevance }) => {
    const practices = strategy.own;
    const own = two ? ofTwo(practices, strategy.helped, people) : people[0];
    const given = chosenOf(practices, own, withholds, waits);
    const taken = two ? given.practices.filter((practice) => practice.who === "one") : [];
    return {
      strategy: strategy.entry, priority, relevance,
      reasons: reasonsOf(strategy, outcomes.whole.scores),
      first: firsts.get(strategy.id) || [],
      practices: given.practices,
      suited: given.suited,
      waiting: given.waiting,
      taken_by: taken.map((practice) => ({ practice: practice.id, partners: takers(practice, strategy.helped, people) })),
    };
  });
}

/** What the conditions of strategies and practices come to for a person, by scores. */
function fits(setting, told, outcome) {
  const facts = factsOf(outcome.values, outcome.scores);
  const firsts = new Map(), suits = new Map(), unsuitable = new Set();
  const why = (tree) => {
    if (!tree || truth(tree, facts, facts) !== TRUE) return null;
    const places = new Set();
    deciding(tree, facts, places);
    return [...places].map((place) => reasonOf(told.titles, nameAt(place)));
  };
  for (const { id, first } of setting.first) {
    const found = why(first);
    if (found) firsts.set(id, found);
  }
  for (const { id, suits: when, not_when: not } of setting.conditioned) {
    const found = why(when);
    if (found) suits.set(id, found);
    if (not && truth(not, facts, facts) === TRUE) unsuitable.add(id);
  }
  return { firsts, suits, unsuitable, scores: outcome.scores };
}

/** Reasons of either, each once, by id: whose they are does not show. */
const joined = (...lists) => [...new Map(lists.flat().map((reason) => [reason.id, reason])).values()].sort(byId);

function eitherOf(a, b) {
  const ids = union([[...a.keys()], [...b.keys()]]);
  return new Map(ids.map((id) => [id, joined(a.get(id) || [], b.get(id) || [])]));
}

/** What the conditions of the practices of a strategy come to for two. */
function ofTwo(practices, helped, people) {
  const suits = new Map(), unsuitable = new Set();
  for (const { id, who } of practices) {
    const whose = who === "both" ? [0, 1] : goesTo(id, helped, people);
    const isRefused = who === "both" ? people.some((each) => each.unsuitable.has(id)) : !whose.length;
    if (isRefused) unsuitable.add(id);
    const found = whose.map((each) => people[each].suits.get(id)).filter((reasons) => reasons !== undefined);
    if (found.length) suits.set(id, joined(...found));
  }
  return { suits, unsuitable };
}

/** To which of two a practice for one goes: whom it suits, else who has the largest score; not for whom it is not. */
function goesTo(id, helped, people) {
  let whose = [0, 1].filter((each) => people[each].suits.has(id));
  if (!whose.length) {
    const most = people.map((each) => Math.max(0, ...helped.map(([at]) => each.scores[at])));
    whose = [0, 1].filter((each) => most[each] === Math.max(...most));
  }
  return whose.filter((each) => !people[each].unsuitable.has(id));
}

function takers({ id }, helped, people) {
  const suitable = [0, 1].filter((each) => !people[each].unsuitable.has(id));
  const whose = goesTo(id, helped, people);
  return (whose.length ? whose : suitable.length ? suitable : [0, 1]).map((each) => PARTNERS[each]);
}

const isScreened = (practice) => practice.tags.includes(SCREENED[0]) || practice.tags.includes(SCREENED[1]);
const difficulty = ({ tags }) => DIFFICULTIES.reduce((most, tag, at) => (tags.includes(tag) ? at + 1 : most), 0);

/** The practices of a strategy in a case: those that suit first, and those that wait for screening. */
function chosenOf(practices, { suits, unsuitable }, withholds, waits) {
  const given = withholds ? practices.filter((practice) => !isScreened(practice)) : practices;
  let left = unsuitable.size ? given.filter((practice) => !unsuitable.has(practice.id)) : given;
  if (!left.length && given.length) {
    const least = Math.min(...given.map(difficulty));
    left = [given.find((practice) => difficulty(practice) === least)];
  }
  const suiting = suits.size ? left.filter((practice) => suits.has(practice.id)) : [];
  const waiting = waits ? practices.filter((practice) => isScreened(practice) && !unsuitable.has(practice.id)) : [];
  return {
    practices: suiting.length ? [...suiting, ...left.filter((practice) => !suits.has(practice.id))] : left,
    suited: suiting.map((practice) => ({ practice: practice.id, reasons: suits.get(practice.id) })),
    waiting: waiting.map(({ id, title }) => ({ id, title })),
  };
}

/** The recommended strategies: those that come first, then by priority; prerequisites never after what needs them. */
function rankedOf(strategies, { relevances }, firsts) {
  const most = Math.max(0, ...relevances), needed = Math.min(MILD, most);
  let only = null;
  if (needed > 0 && needed < MILD) {
    only = strategies.filter((_, at) => relevances[at] === needed).map((each) => each.id).sort(ascending)[0];
  }
  const priorities = new Map(), ranked = [];
  strategies.forEach((strategy, order) => {
    const relevance = relevances[order];
    let priority = relevance;
    for (const before of strategy.entry.after) {
      if (priorities.has(before)) priority = Math.min(priority, priorities.get(before));
    }
    const isWanted = relevance >= needed && needed > 0 && (only === null || only === strategy.id);
    if (isWanted) priorities.set(strategy.id, priority);
    const isFirst = firsts.has(strategy.id);
    if (isWanted || isFirst) ranked.push({ strategy, priority, relevance, order, isFirst });
  });
  return ranked.sort((a, b) => Number(b.isFirst) - Number(a.isFirst) || b.priority - a.priority || a.order - b.order);
}

/** The present findings that a strategy helps with, by weight. */
function reasonsOf({ helped, addressed }, scores) {
  const present = helped.filter(([at]) => scores[at] >= MILD); // sorting is stable: ties stay in their order
  present.sort(([a, of_a], [b, of_b]) => of_b * scores[b] - of_a * scores[a]);
  return present.map(([at]) => addressed.get(at));
}

// ---------------------------------------------------------------- what is still open

/** The signals that each person has not answered and that could still change a result of the case. */
function unknownOf(setting, one, outcomes, safeties) {
  const waiting = outcomes.each.map((outcome) => openPlaces(setting, outcomes.book, outcome));
  return waiting.map((places, at) => {
    const found = new Set();
    for (const place of places) {
      if (place < SIGNALS && !DATA.places[place].startsWith(PARTNER)) found.add(DATA.places[place]);
    }
    if (waiting.length === 2) {
      for (const place of waiting[1 - at]) {
        if (place < SIGNALS && DATA.places[place].startsWith(PARTNER)) found.add(DATA.places[place].slice(PARTNER.length));
      }
    }
    for (const id of safeties[at].unanswered) found.add(id);
    const cautious = new Set();
    const counts = withEarlier(setting, outcomes.each[at].values, one.earlier, at);
    for (const rule of setting.cautions) undecided(rule.when, counts, counts, cautious);
    for (const place of cautious) found.add(nameAt(place));
    return [...found].sort(ascending);
  });
}

/** What rules and the conditions of remedies wait for. */
function openPlaces(setting, book, outcome) {
  const low = factsOf(outcome.values, outcome.lows), high = factsOf(outcome.values, outcome.highs);
  const found = new Set();
  book.rules.forEach((rule, at) => {
    if (!rule || !(outcome.rules[at] & 2)) return;
    const truths = rule.steps.map(([, tree]) => truth(tree, low, high));
    const counts = Math.max(0, ...rule.steps.filter((_, step) => truths[step] === TRUE).map(([strength]) => strength));
    for (const [strength, tree] of rule.steps) if (strength > counts) undecided(tree, low, high, found);
  });
  for (const { first } of setting.first) undecided(first, low, high, found);
  for (const { suits, not_when: not } of setting.conditioned) {
    if (suits) undecided(suits, low, high, found);
    if (not) undecided(not, low, high, found);
  }
  return found;
}

/** An answer of each class that no condition of a rule tells apart; whole numbers where people answer with these. */
function answersTo(setting, signal) {
  if (!setting.answers.has(signal.id)) setting.answers.set(signal.id, classesOf(setting, signal));
  return setting.answers.get(signal.id);
}

function classesOf(setting, { id, at, type, choices, minimum, maximum, whole }) {
  if (type !== "number") return type === "flag" ? [0, 1] : choices.map((_, place) => place);
  const places = [at, DATA.places.indexOf(PARTNER + id)];
  const cuts = (tree) => (isAtom(tree) ? (places.includes(tree[1]) ? [tree[2]] : []) : inside(tree).flatMap(cuts));
  const trees = [...setting.safety.map((rule) => rule.when)];
  for (const rule of setting.two.rules) if (rule) trees.push(...rule.steps.map(([, tree]) => tree));
  const isInside = (value) => minimum <= value && value <= maximum;
  const points = [...new Set([minimum, ...trees.flatMap(cuts), maximum])].filter(isInside).sort((a, b) => a - b);
  const around = points.flatMap((cut) => [Math.ceil(cut) - 1, Math.floor(cut), Math.ceil(cut), Math.floor(cut) + 1]);
  const counts = whole ? [...new Set(around)].filter(isInside) : [];
  if (counts.length) return counts;
  return [...points, ...points.slice(1).map((point, before) => points[before] / 2 + point / 2)];
}

/** By how much an answer could at most narrow the interval of one finding, for any of the people. */
function reachOf(setting, people, outcomes, person, signal) {
  const scored = [...setting.findings, ...setting.components];
  let most = 0;
  for (const value of answersTo(setting, signal)) {
    const values = people.map((own, at) => (at === person ? own.slice() : own));
    values[person][signal.at] = value;
    outcomesOf(setting, values).each.forEach((after, at) => {
      const before = outcomes.each[at];
      for (const { at: place } of scored) {
        const narrower = before.highs[place] - before.lows[place] - (after.highs[place] - after.lows[place]);
        if (narrower > most) most = narrower;
      }
    });
  }
  return most;
}

// ---------------------------------------------------------------- what both may see

const MIDDLE = [0, (MILD + MODERATE) / 2, (MODERATE + SEVERE) / 2, (SEVERE + 1) / 2];

/** What both partners may see, as if nothing private had been answered: levels, never numbers. */
function shareableOf(setting, locale, one) {
  const told = toldIn(setting, locale);
  const values = one.values.map((own) => {
    const open = own.slice();
    for (const id of setting.private) open[setting.signals.get(id).at] = NaN;
    return open;
  });
  const outcomes = outcomesOf(setting, values);
  const hidden = new Set(setting.findings.filter((finding) => finding.private).map((finding) => finding.at));
  const coarse = (outcome) => {
    const scores = outcome.scores.map((score, at) => (hidden.has(at) ? 0 : MIDDLE[rank(score)]));
    return { ...outcome, scores, relevances: relevances(setting, scores) };
  };
  const remedies = fitting(setting, told, { each: outcomes.each.map(coarse), whole: coarse(outcomes.whole) }, true, false);
  const isSeen = ({ id }) => !hidden.has(DATA.findings.indexOf(id));
  const unseen = new Set(setting.indexes.filter((index) => index.of.some(([at]) => hidden.has(at))).map(({ id }) => id));
  const isOpen = ({ score, high }) => score < MILD && high >= SEVERE;
  return {
    format: 1,
    findings: findingsOf(setting, told, outcomes.whole).filter(isSeen).map((found) => {
      const { id, title, kind, level, basis, in_short } = found;
      return { id, title, kind, level, open: isOpen(found), basis, in_short };
    }),
    components: componentsOf(setting, told, outcomes.whole).map(({ id, title, kind, level, in_short }) => {
      return { id, title, kind, level, in_short };
    }),
    indexes: indexesOf(setting, told, outcomes.whole, outcomes.each)
      .filter(({ id }) => !unseen.has(id))
      .map(({ id, title, level, levels }) => {
        const reached = levels.find((each) => each.id === level);
        const level_titles = levels.map((each) => each.title);
        return { id, title, level, level_title: reached ? reached.title : null, level_titles };
      }),
    remedies: remedies
      .filter(({ strategy, practices }) => practices.length && !strategy.professional)
      .map(({ strategy: { id, title, text }, practices }) => ({ id, title, text, practices })),
    provenance: DATA.packs,
    locale,
    level_words: told.levelWords,
  };
}

// ---------------------------------------------------------------- the digest

const ROUNDS = (() => {
  const primes = [];
  for (let number = 2; primes.length < 64; number++) if (primes.every((prime) => number % prime)) primes.push(number);
  return primes;
})();

/** The first 32 bits of the fraction of a root of a whole number, in whole numbers only. */
function fraction(number, power) {
  const root = (wanted) => {
    let low = 0n, high = wanted;
    while (low < high) {
      const middle = (low + high + 1n) / 2n;
      if (middle ** power <= wanted) low = middle;
      else high = middle - 1n;
    }
    return low;
  };
  return Number(root(BigInt(number) << (32n * power)) & 0xffffffffn);
}

let constants = null;

/** SHA-256 of a text as UTF-8, in hexadecimal digits: at once, which the digests of browsers are not. */
function sha256(text) {
  constants = constants || {
    start: ROUNDS.slice(0, 8).map((prime) => fraction(prime, 2n)),
    rounds: ROUNDS.map((prime) => fraction(prime, 3n)),
  };
  const bytes = utf8(text);
  const length = bytes.length;
  bytes.push(0x80);
  while (bytes.length % 64 !== 56) bytes.push(0);
  const bits = length * 8;
  for (let shift = 7; shift >= 0; shift--) bytes.push(Math.floor(bits / 2 ** (8 * shift)) & 255);
  const hash = constants.start.slice(), words = new Int32Array(64);
  const turned = (word, by) => (word >>> by) | (word << (32 - by));
  for (let from = 0; from < bytes.length; from += 64) {
    for (let at = 0; at < 16; at++) {
      const place = from + 4 * at;
      words[at] = (bytes[place] << 24) | (bytes[place + 1] << 16) | (bytes[place + 2] << 8) | bytes[place + 3];
    }
    for (let at = 16; at < 64; at++) {
      const first = words[at - 15], second = words[at - 2];
      const low = turned(first, 7) ^ turned(first, 18) ^ (first >>> 3);
      const high = turned(second, 17) ^ turned(second, 19) ^ (second >>> 10);
      words[at] = (words[at - 16] + low + words[at - 7] + high) | 0;
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let at = 0; at < 64; at++) {
      const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + constants.rounds[at] + words[at];
      const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, at) => (hash[at] = (hash[at] + word) | 0));
  }
  return hash.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

function utf8(text) {
  const bytes = [];
  for (const character of text) {
    const code = character.codePointAt(0);
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

/** Data as canonical JSON (RFC 8785): keys in order, numbers as JavaScript writes them. */
function canonical(data) {
  if (Array.isArray(data)) return `[${data.map(canonical).join(",")}]`;
  if (typeof data !== "object" || data === null) return JSON.stringify(data);
  const keys = Object.keys(data).filter((key) => data[key] !== undefined).sort(ascending);
  return "{" + keys.map((key) => JSON.stringify(key) + ":" + canonical(data[key])).join(",") + "}";
}

/** Data without its texts. */
function withoutTexts(data, excluded) {
  if (excluded === undefined || typeof data !== "object" || data === null) return data;
  if (Array.isArray(data)) return data.map((item) => withoutTexts(item, excluded.__all__));
  const kept = {};
  for (const key of Object.keys(data)) {
    if (excluded[key] !== true) kept[key] = withoutTexts(data[key], excluded[key]);
  }
  return kept;
}

// ---------------------------------------------------------------- the diagnosis

export class Diagnosis {
  #setting;
  #told;
  #locale;
  #case;
  #outcomes;
  #screenings;
  #made = {};

  constructor(setting, locale, one) {
    if (!(setting && setting.told instanceof Map)) throw refuse("IK404"); // made by `diagnose`
    this.#setting = setting;
    this.#told = toldIn(setting, locale);
    this.#locale = locale;
    this.#case = one;
    this.#outcomes = outcomesOf(setting, one.values);
    this.#screenings = screenings(setting, this.#told, one, this.#outcomes);
    Object.freeze(this);
  }

  get format() {
    return 1;
  }

  get safety() {
    return this.#screenings.whole;
  }

  get findings() {
    return (this.#made.findings ??= findingsOf(this.#setting, this.#told, this.#outcomes.whole));
  }

  get components() {
    return (this.#made.components ??= componentsOf(this.#setting, this.#told, this.#outcomes.whole));
  }

  get indexes() {
    const { whole, each } = this.#outcomes;
    return (this.#made.indexes ??= indexesOf(this.#setting, this.#told, whole, each));
  }

  get remedies() {
    return (this.#made.remedies ??= remediesOf(this.#setting, this.#told, this.#outcomes, this.safety));
  }

  get fired() {
    return (this.#made.fired ??= ruleIds(this.#outcomes.whole, 1));
  }

  get undetermined() {
    return (this.#made.undetermined ??= ruleIds(this.#outcomes.whole, 2));
  }

  get observations() {
    if (this.#case.values.length === 2) return null;
    return (this.#made.observations ??= observationsOf(this.#setting, this.#case.values[0]));
  }

  get partners() {
    if (this.#case.values.length === 1) return null;
    return (this.#made.partners ??= this.#case.values.map((_, at) => this.#partner(at)));
  }

  get earlier() {
    return this.#case.earlier;
  }

  get provenance() {
    return DATA.packs;
  }

  get context() {
    return this.#setting.context;
  }

  get tailoring() {
    return DATA.tailoring;
  }

  get locale() {
    return this.#locale;
  }

  get level_words() {
    return this.#told.levelWords;
  }

  #partner(at) {
    const outcome = this.#outcomes.each[at];
    return {
      observations: observationsOf(this.#setting, this.#case.values[at]),
      safety: this.#screenings.each[at],
      findings: findingsOf(this.#setting, this.#told, outcome),
      components: componentsOf(this.#setting, this.#told, outcome),
      indexes: indexesOf(this.#setting, this.#told, outcome, [outcome]),
      unknown: this.#unknowns()[at],
      fired: ruleIds(outcome, 1),
      undetermined: ruleIds(outcome, 2),
    };
  }

  #unknowns() {
    const { each } = this.#screenings;
    return (this.#made.unknowns ??= unknownOf(this.#setting, this.#case, this.#outcomes, each));
  }

  get unknown() {
    return (this.#made.unknown ??= union(this.#unknowns()));
  }

  get support() {
    if (!this.safety.concerns.length) return null;
    const { texts } = this.#told;
    const about = this.safety.concerns.map((concern) => concern.about);
    const words = texts ? texts.words.support : {};
    return {
      title: words.title,
      text: texts ? words.thanks[openingOf(about)] : undefined,
      concerns: this.safety.concerns,
      helps: words.helps,
      waiting: words.waiting,
      remedies: this.remedies,
      bear_in_mind: about.some((each) => each === "to_child" || each === "own_deed") ? words.danger : words.in_private,
    };
  }

  questions() {
    const { values } = this.#case;
    const open = new Map();
    this.#screenings.each.forEach((safety, at) => {
      const ids = this.safety.concerns.length ? safety.unanswered : this.#unknowns()[at];
      for (const id of ids) {
        const signal = this.#setting.signals.get(id);
        const found = open.get(id) || { id, safety: this.#setting.about.has(id), reach: 0, partners: [] };
        found.reach = Math.max(found.reach, reachOf(this.#setting, values, this.#outcomes, at, signal));
        if (values.length === 2) found.partners.push(PARTNERS[at]);
        open.set(id, found);
      }
    });
    const { read, askedFirst } = this.#setting;
    const isScreening = [...open.keys()].some((id) => read.has(id)); // then the private part comes first, in its order
    const place = ({ id }) => (isScreening && askedFirst.has(id) ? askedFirst.get(id) : askedFirst.size);
    return [...open.values()].sort((a, b) => place(a) - place(b) || b.reach - a.reach || byId(a, b));
  }

  reasons(id) {
    const setting = this.#setting;
    const finding = [...setting.findings, ...setting.components].find((each) => each.id === id);
    if (!finding) throw refuse("IK401");
    const { texts } = this.#told;
    const { each, whole, book } = this.#outcomes;
    return each.flatMap((outcome, person) => {
      if (outcome.scores[finding.at] !== whole.scores[finding.at]) return [];
      const facts = factsOf(outcome.values, outcome.scores);
      const found = [];
      book.rules.forEach((rule, at) => {
        if (!rule || rule.of !== finding.at || !(outcome.rules[at] & 1)) return;
        const all = stepsOf(setting.data.rules[at], at).map(([strength, tree]) => [strength, String(tree)]);
        const isTrue = rule.steps.filter(([, tree]) => truth(tree, facts, facts) === TRUE);
        const strength = Math.max(...isTrue.map((step) => step[0]));
        const counts = String(isTrue.find((one) => one[0] === strength)[1]);
        const step = all.findIndex((one) => one[0] === strength && one[1] === counts);
        const text = texts ? texts.rules[at][step] : undefined;
        const whose = each.length === 2 ? { partner: PARTNERS[person] } : {};
        const which = { rule: rule.id, step: rule.kept ? rule.kept[step] : step };
        found.push({ ...which, strength, relieves: Boolean(rule.relieves), group: rule.group, text, ...whose });
      });
      found.sort((a, b) => b.strength - a.strength || ascending(a.rule, b.rule));
      const counts = new Map();
      for (const one of found) {
        const group = `${one.group} ${one.relieves}`;
        one.covered_by = counts.has(group) ? counts.get(group) : null;
        if (!counts.has(group)) counts.set(group, one.rule);
      }
      return found.map(({ group, ...one }) => one);
    });
  }

  shareable() {
    return shareableOf(this.#setting, this.locale, this.#case);
  }

  view(partner) {
    const at = PARTNERS.indexOf(partner);
    if (at < 0) throw refuse("IK404");
    const { values, earlier } = this.#case;
    if (values.length === 1) throw refuse("IK450");
    const alone = earlier && { answers: earlier.answers.slice(at, at + 1), concerns: earlier.concerns.slice(at, at + 1) };
    return new Diagnosis(this.#setting, this.locale, { values: [values[at]], earlier: alone });
  }

  toJSON() {
    return {
      format: this.format, safety: this.safety, findings: this.findings, components: this.components,
      indexes: this.indexes, remedies: this.remedies, unknown: this.unknown, fired: this.fired,
      undetermined: this.undetermined, observations: this.observations, partners: this.partners, earlier: this.earlier,
      provenance: this.provenance, context: this.context, tailoring: this.tailoring, locale: this.locale,
      level_words: this.level_words,
    };
  }

  digest() {
    return (this.#made.digest ??= sha256(canonical(withoutTexts(this.toJSON(), DATA.excluded))));
  }

  toString() {
    return "Diagnosis(" + DATA.packs.map(({ name, version }) => name + " " + version).join(", ") + ")";
  }

  [Symbol.for("nodejs.util.inspect.custom")]() {
    return this.toString(); // logs hold no answers
  }
}

export function diagnose(answers, options = {}) {
  return new Diagnosis(...caseOf(answers, options));
}
