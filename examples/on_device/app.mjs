// @ts-check
import { check, contexts, diagnose, locales, packs, signals, texts } from "./kit.mjs";

/** @typedef {import("./kit.mjs").Diagnosis} Diagnosis */
/** @typedef {import("./kit.mjs").Signal} Signal */
/** @typedef {import("./kit.mjs").Practice} Practice */
/** @typedef {number | boolean | string} Value */
/** @typedef {{ [id: string]: Value | (number | null)[] }} Given */

/** The page's own words; all others come with the pack. */
const WORDS = {
    en: {
        title: "A check-in that stays here",
        stays: "Nothing that you answer leaves this page, and nothing is kept: close it, and it is forgotten. It works without a network.",
        language: "Language",
        context: "About",
        any: "two people",
        skip: "Skip",
        next: "Question",
        every: "All questions",
        answered: "answered",
        none: "not answered",
        forget: "Forget all answers",
        found: "What your answers say so far",
        hard: "What is hard",
        good: "What works",
        helps: "What can help",
        why: "Why",
        open: "Not known yet",
        how: "How",
        waits: "Comes once the questions about safety are answered",
        safety: "Questions about safety are still open. They come first, and are for you alone.",
        nothing: "Nothing hard so far.",
        done: "There is nothing left to ask.",
        private: "For you alone",
        made: "Made with",
        covered: "counts once with",
    },
    de: {
        title: "Ein Check-in, der hier bleibt",
        stays: "Nichts, was du antwortest, verlässt diese Seite, und nichts wird aufgehoben: Schließt du sie, ist es vergessen. Sie geht auch ohne Netz.",
        language: "Sprache",
        context: "Es geht um",
        any: "zwei Menschen",
        skip: "Überspringen",
        next: "Frage",
        every: "Alle Fragen",
        answered: "beantwortet",
        none: "nicht beantwortet",
        forget: "Alle Antworten vergessen",
        found: "Was deine Antworten bis jetzt sagen",
        hard: "Was schwer ist",
        good: "Was gelingt",
        helps: "Was helfen kann",
        why: "Warum",
        open: "Noch nicht bekannt",
        how: "So geht es",
        waits: "Kommt, sobald die Fragen zur Sicherheit beantwortet sind",
        safety: "Fragen zur Sicherheit sind noch offen. Sie kommen zuerst und sind nur für dich.",
        nothing: "Bis jetzt ist nichts schwer.",
        done: "Es ist nichts mehr zu fragen.",
        private: "Nur für dich",
        made: "Gemacht mit",
        covered: "zählt zusammen mit",
    },
};

/** What the page knows, and nothing else does. @type {{ answers: Given, skipped: Set<string>, locale: string, context: string | null }} */
const state = {
    answers: {},
    skipped: new Set(),
    locale: locales.find((tag) => tag === (navigator.language || "").slice(0, 2)) || locales[0],
    context: null,
};

const words = () => WORDS[/** @type {"en" | "de"} */ (state.locale)] || WORDS.en;
const options = () => ({ locale: state.locale, context: /** @type {any} */ (state.context) });

/**
 * An element with attributes and children. Texts are texts: nothing is read as HTML.
 * @param {string} tag
 * @param {{ [name: string]: any }} [attributes]
 * @param {...(Node | string | null)} children
 */
function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
        else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : String(value));
    }
    element.append(...children.filter((child) => child !== null));
    return element;
}

/** @param {string} title @param {(Node | null)[]} children */
const section = (title, children) => {
    const told = children.filter((child) => child !== null);
    return told.length ? make("section", {}, make("h2", {}, title), ...told) : null;
};

/** @param {string} id @param {Value | (number | null)[] | null} value */
function answer(id, value) {
    const { [id]: _, ...others } = state.answers;
    state.answers = value === null ? others : { ...others, [id]: value };
    show();
}

/**
 * The answers that can be offered as a list; null for a number to be typed in.
 * @param {Signal} signal
 * @returns {readonly { value: Value, label?: string }[] | null}
 */
function offered(signal) {
    if (signal.options.length) return signal.options;
    const { minimum = 0, maximum = 0 } = signal;
    if (maximum - minimum > 10 || !Number.isInteger(minimum)) return null;
    return [...Array(Math.floor(maximum - minimum) + 1).keys()].map((at) => ({
        value: minimum + at,
        label: String(minimum + at),
    }));
}

/**
 * A list to choose an answer from, or none.
 * @template {Value} Of
 * @param {string} id
 * @param {readonly { value: Of, label?: string }[]} list
 * @param {unknown} given
 * @param {(value: Of | null) => void} change
 */
function chosen(id, list, given, change) {
    const choices = list.map(({ value, label }, at) =>
        make("option", { value: at, selected: value === given }, String(label ?? value)),
    );
    const nothing = make("option", { value: "", selected: !list.some(({ value }) => value === given) }, words().none);
    const onchange = (/** @type {any} */ { target: { value } }) =>
        change(value === "" ? null : list[Number(value)].value);
    return make("select", { id, onchange }, nothing, ...choices);
}

/** The items of a questionnaire, under what they are asked with. @param {Signal} signal @param {string} prefix */
function itemFields(signal, prefix) {
    const before = state.answers[signal.id];
    const given = signal.items.map((_, at) => (Array.isArray(before) ? before[at] : null));
    return signal.items.flatMap(({ text, options }, at) => {
        const id = `${prefix}-${signal.id}-${at}`;
        const change = (/** @type {number | null} */ value) => {
            const answers = given.map((other, place) => (place === at ? value : other));
            answer(signal.id, answers.every((each) => each === null) ? null : answers);
        };
        return [make("label", { for: id }, text || ""), chosen(id, options, given[at], change)];
    });
}

/** @param {Signal} signal @param {string} prefix */
function field(signal, prefix) {
    const id = `${prefix}-${signal.id}`,
        list = offered(signal),
        given = state.answers[signal.id],
        question = signal.question || signal.id;
    const note = signal.private ? make("p", { class: "quiet" }, words().private) : null;
    if (signal.items.length) {
        const group = { class: "field", role: "group", "aria-labelledby": id };
        return make("div", group, make("p", { id }, question), note, ...itemFields(signal, prefix));
    }
    const label = make("label", { for: id }, question);
    if (list) {
        const select = chosen(id, list, given, (value) => answer(signal.id, value));
        return make("div", { class: "field" }, label, note, select);
    }
    const input = make("input", {
        id,
        type: "number",
        inputmode: "decimal",
        min: signal.minimum,
        max: signal.maximum,
        step: "any",
        value: given === undefined ? null : given,
        onchange: (/** @type {any} */ event) => {
            const value = event.target.value === "" ? null : Number(event.target.value);
            const wrong = value !== null && check({ [signal.id]: value }, options()).length > 0;
            event.target.setCustomValidity(wrong ? `${signal.minimum} – ${signal.maximum}` : "");
            if (!event.target.reportValidity()) return;
            answer(signal.id, value);
        },
    });
    const unit = signal.unit ? make("span", { class: "quiet" }, ` ${signal.unit}`) : null;
    return make("div", { class: "field" }, label, note, make("span", {}, input, ...(unit ? [unit] : [])));
}

/** The next question: what is about safety first, then what narrows the most. @param {Diagnosis} dx */
function nextQuestion(dx) {
    const asked = dx.questions().find(({ id }) => !state.skipped.has(id));
    const signal = asked && signals(options()).find(({ id }) => id === asked.id);
    if (!signal) return section(words().next, [make("p", {}, words().done)]);
    const group = texts(options())?.groups[signal.group];
    const skip = make(
        "button",
        {
            type: "button",
            onclick: () => {
                state.skipped.add(signal.id);
                show();
            },
        },
        words().skip,
    );
    return section(words().next, [
        group ? make("p", { class: "quiet" }, group.lead_in) : null,
        field(signal, "next"),
        skip,
    ]);
}

/** How many questions are answered: of items, those without a gap. */
const answered = () =>
    Object.values(state.answers).filter((value) => !Array.isArray(value) || !value.includes(null)).length;

/** All questions by their groups, to try what other answers would say. */
function everyQuestion() {
    /** @type {Map<string, Signal[]>} */
    const groups = new Map();
    for (const signal of signals(options())) groups.set(signal.group, [...(groups.get(signal.group) || []), signal]);
    const titles = texts(options())?.groups || {};
    const parts = [...groups].map(([group, some]) =>
        make(
            "fieldset",
            {},
            make("legend", {}, titles[group]?.title || group.replace(/_/g, " ")),
            ...some.map((signal) => field(signal, "all")),
        ),
    );
    const open = document.getElementById("every")?.hasAttribute("open") || false;
    return make(
        "details",
        { id: "every", open },
        make("summary", {}, `${words().every} (${answered()} ${words().answered})`),
        ...parts,
    );
}

/** @param {Practice} practice */
function practiceTold(practice) {
    const effort = texts(options())?.efforts[practice.id] || "";
    return make(
        "details",
        {},
        make("summary", {}, practice.title || practice.id, make("span", { class: "quiet" }, ` ${effort}`)),
        make("ol", {}, ...(practice.steps || []).map((step) => make("li", {}, step))),
    );
}

/** Under a safety concern: support, all of it, and nothing else. @param {NonNullable<Diagnosis["support"]>} support */
function supportTold(support) {
    return [
        make("h2", {}, support.title || ""),
        make("p", { class: "notice" }, support.text || ""),
        ...support.concerns.map(({ title, text }) => make("p", {}, make("strong", {}, title || ""), `. ${text}`)),
        make("h2", {}, support.helps || ""),
        make("p", {}, support.waiting || ""),
        ...support.remedies.flatMap(({ strategy, practices }) => [
            make("h3", {}, strategy.title || ""),
            make("p", {}, strategy.text || ""),
            ...practices.map((practice) =>
                make(
                    "div",
                    {},
                    make("h4", {}, practice.title || ""),
                    make("ol", {}, ...(practice.steps || []).map((step) => make("li", {}, step))),
                ),
            ),
        ]),
        make("p", { class: "notice" }, support.bear_in_mind || ""),
    ];
}

/** @param {Diagnosis} dx @param {Diagnosis["findings"][number] | Diagnosis["components"][number]} found */
function findingTold(dx, found) {
    const said = texts(options());
    const level = said ? /** @type {any} */ (said.words.levels)[found.kind][found.level] : found.level;
    const titleOf = (/** @type {string} */ rule) => dx.reasons(found.id).find((one) => one.rule === rule)?.text || rule;
    const reasons = dx
        .reasons(found.id)
        .map(({ text, covered_by }) =>
            make(
                "li",
                {},
                text || "",
                covered_by ? make("span", { class: "quiet" }, ` (${words().covered}: ${titleOf(covered_by)})`) : null,
            ),
        );
    return make(
        "article",
        {},
        make("h3", {}, found.title || found.id, " ", make("span", { class: "level" }, level)),
        found.in_short ? make("p", {}, found.in_short) : null,
        reasons.length ? make("details", {}, make("summary", {}, words().why), make("ul", {}, ...reasons)) : null,
    );
}

/** @param {Diagnosis} dx */
function results(dx) {
    const present = [...dx.findings].filter(({ level }) => level !== "none").sort((a, b) => b.score - a.score);
    const good = dx.components.filter(({ level }) => level !== "none");
    const open = dx.findings.filter(({ level, high }) => level === "none" && high >= 0.75);
    const index = dx.indexes.map(({ title, level, levels }) =>
        make(
            "p",
            {},
            `${title}: `,
            make("strong", {}, levels.find((each) => each.id === level)?.title || texts(options())?.words.open || ""),
        ),
    );
    const remedies = dx.remedies
        .slice(0, 4)
        .map(({ strategy, practices, waiting }) =>
            make(
                "article",
                {},
                make("h3", {}, strategy.title || ""),
                make("p", {}, strategy.text || ""),
                ...practices.slice(0, 3).map(practiceTold),
                waiting.length
                    ? make("p", { class: "quiet" }, `${words().waits}: ${waiting.map(({ title }) => title).join("; ")}`)
                    : null,
            ),
        );
    return [
        dx.safety.status === "not_screened" && dx.safety.unanswered.length
            ? make("p", { class: "notice" }, words().safety)
            : null,
        ...dx.safety.cautions.flatMap(({ title, text, support }) => [
            make("p", { class: "notice" }, make("strong", {}, title || ""), `. ${text}`),
            ...support.map(practiceTold),
        ]),
        section(words().found, index),
        section(
            words().good,
            good.map((found) => findingTold(dx, found)),
        ),
        section(
            words().hard,
            present.length
                ? present.map((found) => findingTold(dx, found))
                : [make("p", {}, open.length ? "" : words().nothing)],
        ),
        section(
            words().open,
            open.length ? [make("p", { class: "quiet" }, open.map(({ title }) => title).join("; "))] : [],
        ),
        section(words().helps, remedies),
    ];
}

/** @param {string} id @param {string} label @param {{ value: string, label: string }[]} list @param {string} given @param {(value: string) => void} change */
function chooser(id, label, list, given, change) {
    const choices = list.map((one) => make("option", { value: one.value, selected: one.value === given }, one.label));
    return make(
        "span",
        {},
        make("label", { for: id }, label),
        " ",
        make("select", { id, onchange: (/** @type {any} */ event) => change(event.target.value) }, ...choices),
    );
}

/** @param {string} locale */
function speak(locale) {
    state.locale = locale;
    show();
}

/** A context leaves signals out: their answers go. @param {string} context */
function about(context) {
    state.context = context || null;
    const known = new Set(signals(options()).map(({ id }) => String(id)));
    state.answers = Object.fromEntries(Object.entries(state.answers).filter(([id]) => known.has(id)));
    show();
}

function show() {
    const dx = diagnose(/** @type {any} */ (state.answers), options());
    const { support } = dx;
    const kinds = texts(options())?.contexts || {};
    const kind = contexts
        .filter((id) => id !== null)
        .map((id) => ({ value: String(id), label: /** @type {any} */ (kinds)[String(id)]?.title || String(id) }));
    const choosers = make(
        "p",
        {},
        chooser(
            "language",
            words().language,
            locales.map((tag) => ({ value: tag, label: tag })),
            state.locale,
            speak,
        ),
        " ",
        chooser("context", words().context, [{ value: "", label: words().any }, ...kind], state.context || "", about),
    );
    const forget = make(
        "button",
        {
            type: "button",
            onclick: () => {
                state.answers = {};
                state.skipped.clear();
                show();
            },
        },
        words().forget,
    );
    const head = [make("h1", {}, words().title), make("p", {}, words().stays)];
    const body = support
        ? supportTold(support)
        : [
              choosers,
              nextQuestion(dx),
              everyQuestion(),
              make("div", { "aria-live": "polite" }, ...results(dx).filter((one) => one !== null)),
          ];
    const focused = document.activeElement?.id;
    document.documentElement.lang = state.locale;
    document.title = words().title;
    const foot = make(
        "footer",
        { class: "quiet" },
        `${words().made} ${packs.map(({ name, version, digest }) => `${name} ${version} (${digest.slice(0, 12)})`).join(", ")}`,
    );
    document.querySelector("main")?.replaceChildren(...head, ...body.filter((one) => one !== null), forget, foot);
    if (focused) document.getElementById(focused)?.focus();
}

show();
