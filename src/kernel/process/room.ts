import type { Refusal } from "../errors/refusal.ts";
import type { AskedForm } from "../forms/answers.ts";
import type { Words } from "../words/words.ts";
import type { ProcessDefinition } from "./definition.ts";
import type { Draft } from "./draft.ts";
import type { CaseRecord } from "./record.ts";

/** What a guard or consequence is told: the plan so far, the move, and what was filled in. */
export type MoveContext = {
  draft: Draft;
  move: string;
  values: Readonly<Record<string, unknown>>;
};

/** May this move be made now? Null: yes. Else the refusal to answer with. Pure. */
export type Guard = (context: Omit<MoveContext, "values">) => Refusal | null;

/** What else the move plans: columns, parties, links, announcements. Pure; changes only the draft. */
export type Consequence = (context: MoveContext) => void;

/** A process as the kernel runs it: the definition, and the code it names. */
export type ProcessRoom = {
  definition: ProcessDefinition;
  guards: Readonly<Record<string, Guard>>;
  consequences: Readonly<Record<string, Consequence>>;
  /** One sentence for every guard and consequence it names, for the readable procedure (M5). */
  explains?: Readonly<Record<string, Words>>;
  /** By key of a field of type `answers` in a move's form: what it asks for on a case. Pure; null: nothing. */
  asks?: Readonly<Record<string, (record: CaseRecord) => AskedForm | null>>;
};
