import { expect, test } from "vitest";
import { createDatabase } from "#test/world/database.ts";
import { insertCase, insertPerson } from "#test/world/rows.ts";
import { compileForm } from "./compile.ts";
import { fieldSchema, formFieldSchema } from "./field.ts";
import { recordSubmission, submissionsOf } from "./submissions.ts";

const db = await createDatabase();
const now = Temporal.Instant.from("2030-03-06T01:00:00Z");
const words = (text: string) => ({ zh: text, en: text });
const fields = {
  speed: fieldSchema.parse({ type: "rating", steps: 5, title: words("速度") }),
  attitude: fieldSchema.parse({ type: "rating", steps: 10, title: words("态度") }),
  remark: fieldSchema.parse({ type: "long-text", title: words("意见") }),
};
const form = compileForm(
  fields,
  Object.keys(fields).map((field) => formFieldSchema.parse({ field })),
);

test("D16 answers are kept with their score, for whom, by whom and through which channel", async () => {
  const { id: caseId } = await insertCase(db);
  const [respondentId, enteredBy] = [await insertPerson(db), await insertPerson(db)];
  const given = {
    form: "follow-up.reach",
    formVersion: 1,
    caseId,
    subject: "incident",
    respondentId,
    channel: "phone",
    enteredBy,
  };
  const { score } = await recordSubmission(
    db,
    { ...given, answers: form.read({ speed: 5, attitude: 10 }) },
    fields,
    now,
  );
  expect(score).toBe(100);
  const remark = "'; drop table submissions; -- <script>alert(1)</script> {{name}} \u202E ＝1+1";
  await recordSubmission(db, { ...given, answers: form.read({ speed: 2, remark }) }, fields, now);
  await recordSubmission(db, { ...given, answers: form.read({ remark: "没有评分" }) }, fields, now);
  expect(await submissionsOf(db, caseId)).toMatchObject([
    { ...given, score: 100, answers: { speed: 5, attitude: 10 } },
    { score: 25, answers: { speed: 2, remark } },
    { score: null, answers: { remark: "没有评分" } },
  ]);
});

test("S21 a rating outside its scale never becomes a score", () => {
  for (const speed of [99, 0, -5, 4.5, "5", null, { toString: "5" }]) {
    const { values, issues } = form.check({ speed });
    expect(issues.length > 0 || values.speed === null, JSON.stringify(speed)).toBe(true);
  }
});
