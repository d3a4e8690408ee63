/** @jsxImportSource preact */
import type { CaseView } from "#kernel/process/contract.ts";
import { supplierStepOf } from "../../rules/supplier-step.ts";
import { useSettings } from "../../settings.tsx";
import { supplierWords } from "../../words/supplier.ts";
import { useWhen } from "../use-when.ts";

/** What we wait for from a supplier, and by when (D18). */
export function SupplierCard({ record }: { record: CaseView }) {
  const { words, language } = useSettings();
  const said = supplierWords[language];
  const say = useWhen();
  const { kind, dueAt, isLate } = supplierStepOf(record, new Date());
  const lines = {
    asked: [said.acknowledge, dueAt === null ? null : said.wantedBy(say(dueAt))],
    atWork: [dueAt === null ? null : (isLate ? said.overdue : said.atWork)(say(dueAt)), said.whenDone],
    reported: [said.reported, said.reportedFoot],
    taken: [said.taken, null],
    withdrawn: [said.withdrawn, null],
  }[kind];
  return (
    <section class={`card next ${isLate ? "late" : "waiting"}`} aria-labelledby="next-step">
      <h2 id="next-step" class="small text2">
        {words.nextStep}
      </h2>
      {lines[0] && <p class="lead">{lines[0]}</p>}
      {lines[1] && <p class="small text2">{lines[1]}</p>}
    </section>
  );
}
