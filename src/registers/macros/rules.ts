import type { FieldIssue } from "#kernel/errors/refusal.ts";
import type { Words } from "#kernel/words/words.ts";

/** What words of a macro may name; each is looked up on the case it is used on. */
export const macroVariables = {
  requester: { zh: "提出人", en: "Requester" },
  organisation: { zh: "客户单位", en: "Customer" },
  number: { zh: "编号", en: "Number" },
  subject: { zh: "现象", en: "Subject" },
  dueAt: { zh: "到期时间", en: "Due time" },
  state: { zh: "状态", en: "State" },
  assignee: { zh: "处理人", en: "Assignee" },
  me: { zh: "我", en: "Me" },
  today: { zh: "今天", en: "Today" },
} as const satisfies Record<string, Words>;

export type MacroVariable = keyof typeof macroVariables;
export type MacroValues = Readonly<Record<MacroVariable, Words>>;

/** The words with their variables filled, once; what is filled in is not looked at again (S13). */
export function fillMacro(words: Words, values: MacroValues): Words {
  return { zh: fill(words.zh, values, "zh"), en: fill(words.en, values, "en") };
}

export const fill = (text: string, values: MacroValues, language: keyof Words): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name as MacroVariable][language] : whole,
  );

/** Names that mean nothing are found when the words are written, not when a customer reads them. */
export function variableIssues(words: Partial<Words> | null, path: string): FieldIssue[] {
  return Object.entries(words ?? {}).flatMap(([language, text]) =>
    [...(text ?? "").matchAll(/\{\{([^{}]*)\}\}/g)].flatMap(([, name = ""]) =>
      Object.hasOwn(macroVariables, name)
        ? []
        : [{ path: `${path}.${language}`, code: "unknown-variable" as const, params: { name: name.slice(0, 40) } }],
    ),
  );
}

/** A macro does something: words, a move, or both; values belong to a move. */
export function shapeIssues(macro: {
  words: Words | null;
  move: string | null;
  process: string | null;
  fields: Record<string, unknown>;
}): FieldIssue[] {
  if (macro.words === null && macro.move === null) return [{ path: "words", code: "required" }];
  if ((macro.move === null) !== (macro.process === null)) return [{ path: "move", code: "required" }];
  if (macro.move === null && Object.keys(macro.fields).length > 0) return [{ path: "fields", code: "does-not-apply" }];
  return [];
}
