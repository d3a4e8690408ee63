import { useTranslation } from "react-i18next";
import type { CaseRow } from "#kernel/process/contract.ts";
import { useSay } from "../words/language.ts";
import { CaseNumber } from "./CaseNumber.tsx";
import { ClockChip } from "./ClockChip.tsx";
import { EchoMark } from "./EchoMark.tsx";
import { PriorityMark } from "./PriorityMark.tsx";
import { StateTag } from "./StateTag.tsx";
import "./case-lines.css";

/**
 * What a row of a list pane says of a case: number, priority and the clock due first; subject; who waits, whose it is, state. `beside`: said of the organisation instead of who
 * asked, such as whose hands it is in.
 */
export function CaseLines({ row, beside }: { row: CaseRow; beside?: string }) {
  const say = useSay();
  const { t } = useTranslation("serious");
  const whose = [row.organisation?.name, beside ?? row.requesterName].filter(Boolean).join(" · ");
  return (
    <span className="case-lines">
      <span className="row">
        <CaseNumber number={row.number} />
        <PriorityMark priority={row.priority} />
        <span className="space" />
        {row.soonestClock ? (
          <ClockChip clock={row.soonestClock} titled saysWhen />
        ) : (
          row.clock && <ClockChip clock={row.clock} saysWhen />
        )}
      </span>
      <span className="subject cut" title={row.subject}>
        {row.subject}
      </span>
      <span className="row small text2">
        {row.isAtRisk && <span className="at-risk whole">{t("risk")}</span>}
        <EchoMark awaiting={row.isAwaitingAnswer} />
        <span className="cut space" title={whose || say(row.team?.name)}>
          {whose || say(row.team?.name)}
        </span>
        <StateTag family={row.state.family} title={row.state.title} />
      </span>
    </span>
  );
}
