import { useQuery } from "@tanstack/react-query";
import { Stamp } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { ContextSection } from "#web/kit/ContextSection.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import { call } from "#web/staff/client/call.ts";
import { useSay } from "#web/words/language.ts";
import { type ApprovalsView, serviceRequestOperations } from "../contract.ts";

type Step = ApprovalsView["steps"][number];

/** Beside a request: who is asked to approve it and what they have said (D4). */
export function Approvals({ view }: { view: CaseView }) {
  const { t } = useTranslation("catalogue");
  const say = useSay();
  const { data } = useQuery({
    queryKey: ["case", view.number, "approvals", view.version],
    queryFn: ({ signal }) => call(serviceRequestOperations.approvals, { params: { number: view.number } }, { signal }),
    placeholderData: (before) => before,
  });
  if (!data || data.steps.length === 0) return null;
  return (
    <ContextSection icon={Stamp} title={t("approvals")}>
      <ol className="approval-steps">
        {data.steps.map((step) => (
          <li key={step.step}>
            <b>{say(step.title)}</b>{" "}
            <span className="small text3">
              {t(`status.${step.status}`)}
              {new Set(step.acts.map(({ place }) => place)).size > 1 && ` · ${t(`mode.${step.mode}`)}`}
            </span>
            {told(step).map((act) => (
              <Act key={`${act.place} ${act.act} ${act.at}`} act={act} />
            ))}
          </li>
        ))}
      </ol>
    </ContextSection>
  );
}

/** Once somebody has spoken it need not be said that they were asked. */
const told = ({ acts }: Step): Step["acts"] =>
  acts.filter(({ act, place }) => act !== "asked" || !acts.some((one) => one.place === place && one.act !== "asked"));

function Act({ act }: { act: Step["acts"][number] }) {
  const { t } = useTranslation("catalogue");
  const say = useSay();
  const reader = useReader();
  return (
    <p className="small">
      {say(act.who)}
      {act.inPlaceOf !== null && ` (${t("inPlaceOf", { name: act.inPlaceOf })})`} · {t(`act.${act.act}`)}{" "}
      <span className="text3">{when(act.at, reader)}</span>
      {act.remark && <q className="text2"> {act.remark}</q>}
    </p>
  );
}
