import type { Answer } from "../forms/answers.ts";
import type { Field } from "../forms/field.ts";
import type { Words } from "../words/words.ts";
import type { RegisterNames } from "./names.ts";

const both = (text: string): Words => ({ zh: text, en: text });
export const priorityWords: Record<number, Words> = {
  1: { zh: "紧急", en: "Urgent" },
  2: { zh: "高", en: "High" },
  3: { zh: "中", en: "Medium" },
  4: { zh: "低", en: "Low" },
};

/** What a stored value says to a reader, in both languages. */
export function valueWords(
  field: Field | undefined,
  value: unknown,
  names: RegisterNames,
  mentioned: ReadonlyMap<string, string>,
): Words {
  if (value === null || value === undefined || value === "") return both("");
  const key = String(value);
  switch (field?.type) {
    case "choice":
      return field.choices?.find((choice) => choice.value === key)?.title ?? both(key);
    case "choices": {
      const chosen = (Array.isArray(value) ? value : []).map(
        (one) => field.choices?.find((choice) => choice.value === one)?.title ?? both(String(one)),
      );
      return { zh: chosen.map(({ zh }) => zh).join("、"), en: chosen.map(({ en }) => en).join(", ") };
    }
    case "yes-no":
      return value === true ? { zh: "是", en: "Yes" } : { zh: "否", en: "No" };
    case "priority":
      return priorityWords[Number(value)] ?? both(key);
    case "rating":
      return both(`${key} / ${field.steps ?? 4}`);
    case "minutes":
      return { zh: `${key} 分`, en: `${key} min` };
    case "team":
      return names.team(key) ?? both(key);
    case "service":
      return names.service(key) ?? both(key);
    case "category":
      return names.category(key) ?? both(key);
    case "contract":
      return names.contract(key) ?? both(key);
    case "person":
      return both(mentioned.get(`person:${key}`) ?? key);
    case "people": {
      const named = (Array.isArray(value) ? value : []).map((one) => mentioned.get(`person:${one}`) ?? String(one));
      return { zh: named.join("、"), en: named.join(", ") };
    }
    case "department":
    case "supplier":
    case "organisation":
      return both(mentioned.get(`organisation:${key}`) ?? key);
    case "device":
      return both(mentioned.get(`device:${key}`) ?? key);
    case "catalogue-item":
      return names.item(key) ?? both(key);
    case "answers": {
      const answers = Array.isArray(value) ? (value as Answer[]) : [];
      return {
        zh: answers.map(({ title, text }) => `${title.zh}：${text.zh}`).join("；"),
        en: answers.map(({ title, text }) => `${title.en}: ${text.en}`).join("; "),
      };
    }
    default:
      return both(typeof value === "object" ? JSON.stringify(value) : key);
  }
}

/** Ids by what they name, out of field values. */
export function mentionedIn(fields: Readonly<Record<string, Field>>, values: Iterable<readonly [string, unknown]>) {
  const persons: string[] = [];
  const organisations: string[] = [];
  const devices: string[] = [];
  for (const [key, value] of values) {
    if (Array.isArray(value) && Object.hasOwn(fields, key) && fields[key]?.type === "people")
      persons.push(...value.filter((one): one is string => typeof one === "string" && /^\d{1,18}$/.test(one)));
    if (typeof value !== "string" || !/^\d{1,18}$/.test(value)) continue;
    const type = Object.hasOwn(fields, key) ? fields[key]?.type : columnTypes[key];
    if (type === "person") persons.push(value);
    else if (type === "organisation" || type === "supplier" || type === "department") organisations.push(value);
    else if (type === "device") devices.push(value);
  }
  return { persons, organisations, devices };
}

/** Columns that appear in changes under their own names. */
const columnTypes: Record<string, Field["type"]> = {
  assigneeId: "person",
  teamId: "team",
  departmentId: "department",
  organisationId: "organisation",
  priority: "priority",
};
const columnTitles: Record<string, Words> = {
  assigneeId: { zh: "处理人", en: "Assignee" },
  teamId: { zh: "班组", en: "Team" },
  departmentId: { zh: "业务部门", en: "Department" },
  organisationId: { zh: "客户", en: "Customer" },
  priority: { zh: "优先级", en: "Priority" },
  subject: { zh: "现象", en: "Symptom" },
  line: { zh: "线", en: "Line" },
  dueAt: { zh: "到期", en: "Due" },
};

/** The field a key of values or changes stands for. */
export function fieldOf(
  fields: Readonly<Record<string, Field>>,
  key: string,
): { title: Words; field: Field | undefined } {
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (field) return { title: field.title, field };
  const type = columnTypes[key];
  return {
    title: columnTitles[key] ?? both(key),
    field:
      type === undefined
        ? undefined
        : { type, title: columnTitles[key] ?? both(key), stores: "column", isHidden: false, isPublic: false },
  };
}
