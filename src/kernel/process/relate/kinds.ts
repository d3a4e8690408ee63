import type { Words } from "../../words/words.ts";

/**
 * How one case can stand to another (D22). A link goes from one case to another; `to` says in a word what the other is to the case it
 * goes from, `from` what it is to the case it goes to.
 */
type LinkKind = {
  to: Words;
  from: Words;
  /** People set and take it away by hand; the others come with an act (a merge, a split, a procedure's own step). */
  byHand: boolean;
};

export const linkKinds = {
  relates: { to: { zh: "相关", en: "Related" }, from: { zh: "相关", en: "Related" }, byHand: true },
  "child-of": { to: { zh: "上级", en: "Parent" }, from: { zh: "下级", en: "Child" }, byHand: true },
  "duplicate-of": {
    to: { zh: "重复于", en: "Duplicate of" },
    from: { zh: "有重复", en: "Has duplicate" },
    byHand: true,
  },
  "caused-by": { to: { zh: "起因", en: "Caused by" }, from: { zh: "引起了", en: "Caused" }, byHand: true },
  "problem-of": { to: { zh: "关联事件", en: "Incident" }, from: { zh: "问题", en: "Problem" }, byHand: true },
  "change-of": { to: { zh: "变更对象", en: "Changed because of" }, from: { zh: "变更", en: "Change" }, byHand: true },
  "complaint-about": {
    to: { zh: "投诉对象", en: "Complained of" },
    from: { zh: "投诉", en: "Complaint" },
    byHand: true,
  },
  "follows-major": {
    to: { zh: "重大事件", en: "Major incident" },
    from: { zh: "受影响", en: "Affected" },
    byHand: false,
  },
  "supplier-part-of": {
    to: { zh: "属于事件", en: "Part of" },
    from: { zh: "供应商部分", en: "Supplier's part" },
    byHand: false,
  },
  "improvement-of": {
    to: { zh: "来自重大事件", en: "From the major incident" },
    from: { zh: "改进项", en: "Improvement" },
    byHand: false,
  },
  "merged-into": { to: { zh: "已并入", en: "Merged into" }, from: { zh: "并入的", en: "Merged" }, byHand: false },
  "split-from": { to: { zh: "拆分自", en: "Split from" }, from: { zh: "拆出", en: "Split off" }, byHand: false },
  "cloned-from": { to: { zh: "复制自", en: "Copied from" }, from: { zh: "复制出", en: "Copy" }, byHand: false },
  "solution-from": {
    to: { zh: "方案来自", en: "Solution from" },
    from: { zh: "方案用于", en: "Solution used in" },
    byHand: false,
  },
  "follow-up-of": { to: { zh: "回访对象", en: "Follow-up of" }, from: { zh: "回访", en: "Follow-up" }, byHand: false },
  "reopened-from": {
    to: { zh: "重开自", en: "Reopened from" },
    from: { zh: "重开为", en: "Reopened as" },
    byHand: false,
  },
} as const satisfies Record<string, LinkKind>;

export type LinkKindKey = keyof typeof linkKinds;
export const linkKindKeys = Object.keys(linkKinds) as LinkKindKey[];
export const kindsByHand = linkKindKeys.filter((key) => linkKinds[key].byHand);

export const isSetByHand = (kind: string): boolean => (kindsByHand as string[]).includes(kind);

/** What the other case is to this one, in a word. A kind of a later release is told by its key. */
export function linkWords(kind: string, end: "to" | "from"): Words {
  return Object.hasOwn(linkKinds, kind) ? linkKinds[kind as LinkKindKey][end] : { zh: kind, en: kind };
}
