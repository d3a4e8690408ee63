import type { Words } from "../words/words.ts";

/**
 * What notices say, by kind. `{{name}}` is looked up once: `number` and `subject` come from the case when it is read (so that
 * they obey the reader's rights of that moment), the rest from the notice's params. Nothing about a customer is stored in a notice.
 */
export const noticeWords = {
  assigned: { zh: "{{number}} 分派给你：{{subject}}", en: "{{number}} is assigned to you: {{subject}}" },
  "to-your-team": { zh: "{{number}} 转到你的班组：{{subject}}", en: "{{number}} has come to your team: {{subject}}" },
  dispatched: {
    zh: "{{number}} 派到你的部门，请确认：{{subject}}",
    en: "{{number}} was dispatched to you, please acknowledge: {{subject}}",
  },
  "call-wanted": {
    zh: "{{number}} 请打电话通知联络人：{{subject}}",
    en: "{{number}}: please ring whoever is asked now: {{subject}}",
  },
  "contacts-ended": {
    zh: "{{number}} 联络名单上没有人接，请直接派人：{{subject}}",
    en: "{{number}}: nobody on the contact list took it, assign somebody: {{subject}}",
  },
  returned: { zh: "{{number}} 被退回：{{subject}}", en: "{{number}} was returned: {{subject}}" },
  escalated: { zh: "{{number}} 已升级：{{subject}}", en: "{{number}} was escalated: {{subject}}" },
  reopened: { zh: "{{number}} 被重新打开：{{subject}}", en: "{{number}} was reopened: {{subject}}" },
  solved: { zh: "{{number}} 已解决：{{subject}}", en: "{{number}} is solved: {{subject}}" },
  "customer-replied": {
    zh: "{{number}} 客户有新回复：{{subject}}",
    en: "The customer replied on {{number}}: {{subject}}",
  },
  "news-for-customer": { zh: "{{number}} 有新进展：{{subject}}", en: "There is news on {{number}}: {{subject}}" },
  "clock-warning": {
    zh: "{{number}}“{{clock}}”即将到期：{{subject}}",
    en: "{{number}}: {{clock}} is nearly due: {{subject}}",
  },
  "clock-breached": {
    zh: "{{number}}“{{clock}}”已超时：{{subject}}",
    en: "{{number}}: {{clock}} is overdue: {{subject}}",
  },
  urged: { zh: "{{number}} 被催办（第 {{nth}} 次）：{{subject}}", en: "{{number}} was urged ({{nth}}): {{subject}}" },
  mentioned: {
    zh: "{{number}} 有人在备注里提到你：{{subject}}",
    en: "You were mentioned in a note on {{number}}: {{subject}}",
  },
  followed: {
    zh: "你关注的 {{number}} 有新进展：{{subject}}",
    en: "There is news on {{number}}, which you follow: {{subject}}",
  },
  "followed-breached": {
    zh: "你关注的 {{number}}“{{clock}}”已超时：{{subject}}",
    en: "{{number}}, which you follow: {{clock}} is overdue: {{subject}}",
  },
  "resources-asked": {
    zh: "{{number}} 请你部门安排资源：{{subject}}",
    en: "Your department is asked for resources for {{number}}: {{subject}}",
  },
  "resources-answered": {
    zh: "{{number}} 的资源申请有了答复：{{subject}}",
    en: "Your request for resources for {{number}} was answered: {{subject}}",
  },
  "recurring-found": {
    zh: "发现反复发生的事件（{{count}} 次），请决定是否立为问题",
    en: "Incidents recur ({{count}} times): please decide whether they are a problem",
  },
  reminder: { zh: "提醒：{{words}}", en: "Reminder: {{words}}" },
  "reminder-of-case": {
    zh: "{{number}} 提醒：{{words}}（{{subject}}）",
    en: "Reminder on {{number}}: {{words}} ({{subject}})",
  },
  "duty-gap": {
    zh: "{{team}}排班有空缺，从 {{from}} 起，共 {{count}} 处",
    en: "{{team}}: nobody is on duty from {{from}}; {{count}} gap(s) ahead",
  },
  "hand-over-note": {
    zh: "{{team}}：{{author}}留下交接班记录，请阅读确认",
    en: "{{team}}: {{author}} left a hand-over note, please read it",
  },
  "swap-asked": { zh: "{{who}}请您换班：{{shift}}", en: "{{who}} asks you to take a shift: {{shift}}" },
  "swap-to-approve": {
    zh: "{{who}}的换班等您批准：{{shift}}",
    en: "A swap of {{who}} waits for your approval: {{shift}}",
  },
  "swap-done": { zh: "换班已生效：{{shift}}", en: "The swap is in force: {{shift}}" },
  "swap-refused": { zh: "换班未成：{{shift}}", en: "The swap was declined: {{shift}}" },
  "called-in": {
    zh: "{{number}} 召集你参加处置，请答复：{{subject}}",
    en: "You are called in on {{number}}, please answer: {{subject}}",
  },
  happened: { zh: "{{number}} {{move}}：{{subject}}", en: "{{number}} {{move}}: {{subject}}" },
  moved: { zh: "{{number}} {{move}}：{{subject}}", en: "{{number}} {{move}}: {{subject}}" },
} as const satisfies Record<string, Words>;

export type NoticeKind = keyof typeof noticeWords;

/** A param that differs by language, such as the title of a clock. */
export type Params = Record<string, string | number | Words>;

/** The notice in both languages. Unknown names stay visible as they are; what is put in is never expanded again (S13). */
export function sayNotice(kind: string, params: Params): Words {
  const words = Object.hasOwn(noticeWords, kind) ? noticeWords[kind as NoticeKind] : noticeWords.moved;
  return { zh: fill(words.zh, params, "zh"), en: fill(words.en, params, "en") };
}

function fill(text: string, params: Params, language: keyof Words): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) return whole;
    return typeof value === "object" ? value[language] : String(value);
  });
}
