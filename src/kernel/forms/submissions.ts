import type { Queryable } from "../db/pool.ts";
import type { Field } from "./field.ts";
import { scoreOf } from "./rules.ts";

/**
 * Answers about how satisfied somebody was, from whatever side they come: portal rating, follow-up call, closing of a complaint,
 * survey. One table for all, so that reports read one thing.
 */
export type NewSubmission = {
  /** The form's key and version, e.g. a process and its version with the move that carried the form. */
  form: string;
  formVersion: number;
  caseId: string | null;
  /** What is being judged: `incident`, `complaint`, `survey:…`. */
  subject: string;
  respondentId: string | null;
  channel: string;
  /** Who typed it in for them; null: the respondent. */
  enteredBy: string | null;
  /** Already checked by the compiled form. */
  answers: Record<string, unknown>;
};

export type Submission = NewSubmission & { id: string; score: number | null; at: Temporal.Instant };

/** Keeps the answers with their score (0–100, from the ratings among `fields`); in the transaction of the act that gave them. */
export async function recordSubmission(
  tx: Queryable,
  given: NewSubmission,
  fields: Readonly<Record<string, Pick<Field, "type" | "steps">>>,
  now: Temporal.Instant,
): Promise<{ id: string; score: number | null }> {
  const score = scoreOf(fields, given.answers);
  const { rows } = await tx.query<{ id: string }>({
    name: "submissions-insert",
    text: `insert into submissions
             (form, form_version, case_id, subject, respondent_id, channel, entered_by, answers, score, at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    values: [
      given.form,
      given.formVersion,
      given.caseId,
      given.subject,
      given.respondentId,
      given.channel,
      given.enteredBy,
      JSON.stringify(given.answers),
      score,
      now,
    ],
  });
  return { id: rows[0]!.id, score };
}

/** The answers given about a case, oldest first. Whoever asks must have the case in scope. */
export async function submissionsOf(db: Queryable, caseId: string): Promise<Submission[]> {
  const { rows } = await db.query<Submission>({
    name: "submissions-of-case",
    text: `select id, form, form_version as "formVersion", case_id as "caseId", subject, respondent_id as "respondentId",
             channel, entered_by as "enteredBy", answers, score, at
           from submissions where case_id = $1 order by at, id`,
    values: [caseId],
  });
  return rows;
}
