// What can be answered, and what there is, by id.

/** A number from 0 to 1. */
export type Share = number;
export type Who = "a" | "b";
/**
 * A Date, or text: a day such as "2026-01-31", which is its midnight, or with a time after "T" or a space such as
 * "2026-01-31T18:30", "2026-01-31T18:30:00.5Z" and "2026-01-31 18:30:00+01:00". Other forms of ISO 8601, such as
 * "20260131" and "2026-W05-6", are IK422 here, though Python reads them. All times of a case have a time zone, or none.
 */
export type When = string | Date;
export type Level = "none" | "mild" | "moderate" | "severe";
export type StrengthLevel = "none" | "emerging" | "solid" | "strong";

/** An answer to each item, in their order: whole numbers, and null for what was not answered. */
export type ItemAnswers = readonly (number | null)[];
/** Answers as a diagnosis holds them: of items their score. */
export type Observations = { readonly [Id in keyof Answers]: Exclude<Answers[Id], ItemAnswers | null> };

export interface Pack {
  readonly name: string;
  readonly version: string;
  /** SHA-256 of its content, 64 hexadecimal digits. */
  readonly digest: string;
}

export interface Options {
  /** The kind of relationship; what it leaves out is not there. Null, or left out: that of the export, mostly none. */
  readonly context?: ContextId | null;
  /** Of texts, with fallbacks: "de-AT" is "de" where there is no other. Without it the first of `locales`. */
  readonly locale?: string | null;
}

export interface CaseOptions extends Options {
  /** The answers of the other one of two partners; then `answers` are those of a, and these are those of b. */
  readonly partner?: Answers;
  /** The diagnosis before, or all earlier ones, each alone or all with their times. They add what counts for safety. */
  readonly earlier?: Stored | readonly Stored[] | readonly (readonly [When, Stored])[] | null;
  /** The time of this check-in. The clock is never asked. */
  readonly when?: When | null;
}

export interface Problem {
  /** Such as "IK304", as in the reference of intimacy-kit. */
  readonly code: string;
  /** In English, without the value. */
  readonly message: string;
  readonly signal?: SignalId;
  readonly partner?: Who;
}

/** What cannot be answered. It never holds an answer. */
export class KitError extends Error {
  readonly problems: readonly Problem[];
  /** The code of the first problem. */
  readonly code: string;
}

export interface Option {
  readonly value: number | boolean | string;
  readonly label?: string;
}

/** A question of a published questionnaire, in its published wording. */
export interface Item {
  /** In English where nothing was published in the locale. */
  readonly text?: string;
  /** Its answers, from the lowest on. */
  readonly options: readonly { readonly value: number; readonly label?: string }[];
}

export interface Signal {
  readonly id: SignalId;
  readonly kind: string;
  readonly type: "number" | "flag" | "choice";
  readonly group: string;
  /** Who answers: each partner, either of them, or each alone, in private. */
  readonly asks: "each" | "either" | "alone";
  readonly direction: "better_when_higher" | "worse_when_higher" | "neutral";
  /** Whether a safety rule of a concern reads it: these are asked first, in private. */
  readonly safety: boolean;
  readonly private: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Whether people answer it by whole numbers. */
  readonly whole?: boolean;
  readonly title?: string;
  readonly question?: string;
  readonly unit?: string;
  readonly unit_one?: string;
  /** The answers to offer, in their order; empty for a number without words. */
  readonly options: readonly Option[];
  /** If there are any, ask these, together, under the question: the answer is the list of answers to them. */
  readonly items: readonly Item[];
}

export interface Practice {
  readonly id: string;
  readonly title?: string;
  readonly in_short?: string | null;
  readonly steps?: readonly string[];
  readonly minutes: number;
  readonly cadence: string;
  readonly who: "one" | "both";
  readonly tags: readonly string[];
}

export interface Caution {
  readonly id: string;
  readonly title?: string;
  readonly text?: string;
  readonly support: readonly Practice[];
}

export interface Concern extends Caution {
  readonly about: "from_partner" | "to_oneself" | "to_child" | "own_deed";
}

export interface Safety {
  /** `not_screened` never means safe, and `no_concern_reported` is no clearance. */
  readonly status: "concern" | "not_screened" | "no_concern_reported";
  readonly concerns: readonly Concern[];
  readonly cautions: readonly Caution[];
  readonly screened: boolean;
  readonly unanswered: readonly SignalId[];
  readonly answered_no: readonly string[];
  readonly ended: readonly Concern[];
}

export interface Finding {
  readonly id: FindingId;
  readonly title?: string;
  readonly kind: "challenge" | "consequence";
  readonly level: Level;
  readonly score: Share;
  /** The interval of what the unanswered could still make of it: low <= score <= high. */
  readonly low: Share;
  readonly high: Share;
  /** Of a present consequence: felt already, or what may follow. */
  readonly basis: "answers" | "links" | null;
  /** One sentence of at most 90 characters, where it has one. */
  readonly in_short: string | null;
}

export interface Strength {
  readonly id: ComponentId;
  readonly title?: string;
  readonly kind: "component";
  readonly level: StrengthLevel;
  readonly score: Share;
  readonly low: Share;
  readonly high: Share;
  readonly in_short: string | null;
}

export interface IndexLevel {
  readonly id: string;
  readonly from: Share;
  readonly title?: string;
}

export interface Index {
  readonly id: IndexId;
  readonly title?: string;
  readonly low: Share;
  readonly high: Share;
  readonly levels: readonly IndexLevel[];
  /** Null while it is open: then it is told as not known yet. */
  readonly value: Share | null;
  readonly level: string | null;
}

export interface Reference {
  readonly id: string;
  readonly title?: string;
}

export interface Strategy {
  readonly id: StrategyId;
  readonly title?: string;
  readonly text?: string;
  readonly practices: readonly string[];
  readonly professional: boolean;
}

export interface Remedy {
  readonly strategy: Strategy;
  readonly priority: Share;
  readonly relevance: Share;
  readonly reasons: readonly Reference[];
  readonly first: readonly Reference[];
  /** What to do, what suits the case first. */
  readonly practices: readonly Practice[];
  readonly suited: readonly { readonly practice: string; readonly reasons: readonly Reference[] }[];
  /** What is given only after the questions about safety are answered. */
  readonly waiting: readonly Reference[];
  /** Of two, who does each of the practices for one. */
  readonly taken_by: readonly { readonly practice: string; readonly partners: readonly Who[] }[];
}

/** What the packs call the levels of a kind of findings. */
export interface LevelWords {
  readonly id: "challenge" | "consequence" | "component";
  readonly words: readonly { readonly of: string; readonly text: string }[];
}

/** All that people may be told under a safety concern. */
export interface Support {
  readonly title?: string;
  readonly text?: string;
  readonly concerns: readonly Concern[];
  readonly helps?: string;
  readonly waiting?: string;
  readonly remedies: readonly Remedy[];
  readonly bear_in_mind?: string;
}

export interface Question {
  readonly id: SignalId;
  readonly safety: boolean;
  /** By how much an answer could at most narrow the interval of one finding. */
  readonly reach: Share;
  /** Of two, who has not answered it. */
  readonly partners: readonly Who[];
}

export interface Reason {
  readonly rule: RuleId;
  /** Which step of the rule, as its pack has it, is the strongest that is true, from 0. */
  readonly step: number;
  readonly strength: Share;
  readonly relieves: boolean;
  readonly text?: string;
  /** The rule that counts in its place, where several are about the same. */
  readonly covered_by: RuleId | null;
  readonly partner?: Who;
}

interface Results {
  /** Look here first. */
  readonly safety: Safety;
  /** Challenges and consequences by id, also those at zero. */
  readonly findings: readonly Finding[];
  readonly components: readonly Strength[];
  readonly indexes: readonly Index[];
  readonly fired: readonly RuleId[];
  readonly undetermined: readonly RuleId[];
  /** The unanswered signals that could still change a result. */
  readonly unknown: readonly SignalId[];
}

export interface Partner extends Results {
  readonly observations: Observations;
}

export interface Earlier {
  readonly answers: readonly (readonly { readonly when: string; readonly observations: Observations }[])[];
  readonly concerns: readonly (readonly Concern[])[];
}

/** A diagnosis as data: what `toJSON` gives, and what intimacy-kit reads in Python. It holds the answers. */
export interface Record extends Results {
  readonly format: 1;
  readonly remedies: readonly Remedy[];
  /** The answers of one person; null for two. */
  readonly observations: Observations | null;
  readonly partners: readonly [Partner, Partner] | null;
  readonly earlier: Earlier | null;
  readonly provenance: readonly Pack[];
  readonly context: ContextId | null;
  readonly tailoring: readonly string[];
  readonly locale: string | null;
  readonly level_words: readonly LevelWords[];
}

export type Stored = Diagnosis | Record;

/** The findings of one case, and what can help. Immutable. */
export class Diagnosis implements Record {
  private constructor();
  readonly format: 1;
  readonly safety: Safety;
  readonly findings: readonly Finding[];
  readonly components: readonly Strength[];
  readonly indexes: readonly Index[];
  /** The recommended strategies in order; under a safety concern support by professionals, alone. */
  readonly remedies: readonly Remedy[];
  readonly fired: readonly RuleId[];
  readonly undetermined: readonly RuleId[];
  get unknown(): readonly SignalId[];
  readonly observations: Observations | null;
  readonly partners: readonly [Partner, Partner] | null;
  readonly earlier: Earlier | null;
  readonly provenance: readonly Pack[];
  readonly context: ContextId | null;
  readonly tailoring: readonly string[];
  readonly locale: string | null;
  readonly level_words: readonly LevelWords[];
  /** Null without a safety concern. If it is there, a page shows it, all of it, and nothing else. Ask it before you tell. */
  get support(): Support | null;
  /**
   * What is still open: while a question about safety is, those asked in private first, in the order of the pack; then by
   * how far an answer could move an interval, ties by id.
   */
  questions(): readonly Question[];
  /** Why a finding or a component is as it is: the rules that are true, the strongest first. */
  reasons(id: FindingId | ComponentId): readonly Reason[];
  /** What both partners may see, as if nothing private had been answered: levels, never numbers. */
  shareable(): Shareable;
  /** The diagnosis of the own answers of one of two, as if there were no other. */
  view(partner: Who): Diagnosis;
  toJSON(): Record;
  /** SHA-256 of it without texts: the same on every platform, in JavaScript and in Python. */
  digest(): string;
}

export interface Shareable {
  readonly format: 1;
  readonly findings: readonly {
    readonly id: FindingId;
    readonly title?: string;
    readonly kind: "challenge" | "consequence";
    readonly level: Level;
    readonly open: boolean;
    readonly basis: "answers" | "links" | null;
    readonly in_short: string | null;
  }[];
  readonly components: readonly {
    readonly id: ComponentId;
    readonly title?: string;
    readonly kind: "component";
    readonly level: StrengthLevel;
    readonly in_short: string | null;
  }[];
  readonly indexes: readonly {
    readonly id: IndexId;
    readonly title?: string;
    readonly level: string | null;
    readonly level_title?: string | null;
    readonly level_titles?: readonly string[];
  }[];
  readonly remedies: readonly {
    readonly id: StrategyId;
    readonly title?: string;
    readonly text?: string;
    readonly practices: readonly Practice[];
  }[];
  readonly provenance: readonly Pack[];
  readonly locale: string | null;
  readonly level_words: readonly LevelWords[];
}

type Texts_<Id extends string> = { readonly [id in Id]?: { readonly title: string; readonly text?: string; readonly in_short?: string } };

/** All texts of a context in a locale. */
export interface Texts {
  readonly findings: Texts_<FindingId | ComponentId>;
  readonly contexts: Texts_<Exclude<ContextId, null>>;
  /** What is said before the questions of a group. */
  readonly groups: { readonly [group: string]: { readonly title: string; readonly lead_in: string } };
  /** How long and how often each practice is done, in words. */
  readonly efforts: { readonly [practice: string]: string };
  readonly words: {
    readonly levels: {
      readonly challenge: { readonly [level in Level]: string };
      readonly consequence: { readonly [level in Level]: string };
      readonly component: { readonly [level in StrengthLevel]: string };
    };
    /** In place of a level that is not known yet. */
    readonly open: string;
  };
}

/** The packs that it was made of. */
export const packs: readonly Pack[];
export const locales: readonly string[];
export const contexts: readonly ContextId[];
/** For how many days answers to safety questions count at later check-ins. */
export const screeningDays: number;

/** The signals of a context, by id, with what to ask. */
export function signals(options?: Options): readonly Signal[];
/** All texts; null where it was exported without. */
export function texts(options?: Options): Texts | null;
/** What is wrong with answers and options: empty if nothing is. */
export function check(answers: unknown, options?: CaseOptions): readonly Problem[];
/** Diagnose one case, of one person or of two. It throws a `KitError` where `check` finds something. */
export function diagnose(answers: Answers, options?: CaseOptions): Diagnosis;
