import type { Words } from "#kernel/words/words.ts";

/** Who suits a case best, and why. Pure: the same people and the same case give the same order. REQ D7. */

export type Candidate = {
  id: string;
  name: string;
  /** May work on it at all. */
  hasRight: boolean;
  isAbsent: boolean;
  isOnDuty: boolean;
  /** The skills the case calls for that they have, with the level 1–4. */
  skills: readonly { name: Words; level: number }[];
  speaksLanguage: boolean;
  /** Holds a leading role in the team and none of its working ones: liaison, head. */
  isLeading: boolean;
  /** How well they know the customer: 0 not, 1–3. */
  familiarity: number;
  /** Open cases they have, and what those weigh: urgent 4 … low 1, waiting ones half. */
  load: { cases: number; weight: number };
};
export type Need = {
  line: number;
  /** Names of the skills the case calls for; none: nothing in particular. */
  skills: readonly Words[];
  /** Named where it is not what everybody here speaks. */
  language: string | null;
  customer: string | null;
};
export type Reason = { code: string; words: Words; points: number };
export type Ranked = { candidate: Candidate; fits: boolean; score: number; reasons: Reason[] };

const pointsPerSkillLevel = 10;
const pointsForLanguage = 12;
const pointsForLeading = -30;
const pointsPerFamiliarity = 4;
/** Beyond this everybody is simply full. */
const heaviestLoad = 60;

/**
 * Best first: who may and is not away before who may not or is; of those, who is on duty before who is not; then by score, which is skill,
 * language and customer against load; then whoever has less; then by id, so that the answer never depends on the order asked in.
 */
export function rank(candidates: readonly Candidate[], need: Need): Ranked[] {
  const isDutyAsked = candidates.some((one) => isPossible(one) && one.isOnDuty);
  return candidates
    .map((candidate): Ranked => {
      const reasons = reasonsOf(candidate, need);
      return {
        candidate,
        fits: isPossible(candidate) && (candidate.isOnDuty || !isDutyAsked),
        score: reasons.reduce((sum, { points }) => sum + points, 0),
        reasons,
      };
    })
    .toSorted(
      (a, b) =>
        Number(isPossible(b.candidate)) - Number(isPossible(a.candidate)) ||
        Number(b.candidate.isOnDuty) - Number(a.candidate.isOnDuty) ||
        b.score - a.score ||
        a.candidate.load.weight - b.candidate.load.weight ||
        Number(a.candidate.id) - Number(b.candidate.id),
    );
}

const isPossible = ({ hasRight, isAbsent }: Candidate): boolean => hasRight && !isAbsent;

function reasonsOf(candidate: Candidate, { line, skills, language, customer }: Need): Reason[] {
  const reasons: Reason[] = [];
  const say = (code: string, points: number, zh: string, en: string) =>
    reasons.push({ code, points, words: { zh, en } });
  if (!candidate.hasRight) say("no-right", 0, "没有处理权限", "has no right to work on it");
  if (candidate.isAbsent) say("absent", 0, "请假或外出", "is away");
  else if (candidate.isOnDuty)
    say("on-duty", 0, `${lineWords[line]?.zh ?? ""}，正在值班`, `${lineWords[line]?.en ?? ""}, on duty`);
  else say("off-duty", 0, "现在不在班", "is off duty now");
  if (candidate.isLeading) say("leads", pointsForLeading, "主要负责联络或管理", "mainly a liaison or lead");
  for (const { name, level } of candidate.skills)
    say("skill", level * pointsPerSkillLevel, `${name.zh} ${level} 级`, `${name.en}, level ${level}`);
  if (skills.length > 0 && candidate.skills.length === 0)
    say(
      "no-skill",
      0,
      `没有登记${skills.map(({ zh }) => zh).join("、")}`,
      `nothing recorded for ${skills.map(({ en }) => en).join(", ")}`,
    );
  if (language !== null)
    say(
      candidate.speaksLanguage ? "language" : "no-language",
      candidate.speaksLanguage ? pointsForLanguage : 0,
      candidate.speaksLanguage ? `会说客户的语言（${language}）` : `没有登记客户的语言（${language}）`,
      candidate.speaksLanguage
        ? `speaks the customer's language (${language})`
        : `the customer's language (${language}) is not recorded`,
    );
  if (candidate.familiarity > 0 && customer !== null)
    say("customer", candidate.familiarity * pointsPerFamiliarity, `熟悉${customer}`, `knows ${customer}`);
  const { cases, weight } = candidate.load;
  say(
    "load",
    0 - Math.min(weight, heaviestLoad),
    cases === 0 ? "手上没有事件" : `手上 ${cases} 件`,
    cases === 0 ? "has nothing open" : `has ${cases} open`,
  );
  return reasons;
}

const lineWords: Readonly<Record<number, Words>> = {
  1: { zh: "一线", en: "1st line" },
  2: { zh: "二线", en: "2nd line" },
  3: { zh: "三线", en: "3rd line" },
};

/** Why somebody was chosen, and who came next, in a few lines: for the timeline, where it must be read without the ranking. */
export function explained(ranked: readonly Ranked[]): string {
  const [first, ...others] = ranked;
  if (first === undefined) return "";
  const said = (language: keyof Words) =>
    first.reasons.map(({ words }) => words[language]).join(language === "zh" ? "，" : ", ");
  const next = others.filter(({ fits }) => fits).slice(0, 2);
  const after = (language: keyof Words) =>
    next
      .map(({ candidate, reasons }) => `${candidate.name} (${reasons.map(({ words }) => words[language]).join(", ")})`)
      .join("; ");
  const zh = `自动分派给${first.candidate.name}：${said("zh")}。${next.length > 0 ? `其次：${after("zh")}。` : ""}`;
  const en = `Routed to ${first.candidate.name}: ${said("en")}.${next.length > 0 ? ` Next: ${after("en")}.` : ""}`;
  return `${zh}\n${en}`;
}
