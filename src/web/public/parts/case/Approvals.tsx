/** @jsxImportSource preact */
import { type ApprovalAct, type ApprovalStep, readApprovals } from "../../api/catalogue.ts";
import { useSettings } from "../../settings.tsx";
import { catalogueWords } from "../../words/catalogue.ts";
import { useLive } from "../use-live.ts";
import { useWhen } from "../use-when.ts";

/** Who is asked about the request and what they have said so far. */
export function Approvals({ number, version }: { number: string; version: number }) {
  const { language } = useSettings();
  const said = catalogueWords[language];
  const { data } = useLive(`approvals ${number} ${version}`, number, () => readApprovals(number));
  if (data === null || data.length === 0) return null;
  return (
    <section class="facts approvals" aria-labelledby="approvals">
      <h2 id="approvals">{said.approvalSteps}</h2>
      <ol>
        {data.map((step) => (
          <li key={step.step}>
            <p>
              <b>{step.title[language]}</b> <span class="small text2">{said[step.status]}</span>
            </p>
            <ul class="small text2">
              {told(step).map((act) => (
                <Act key={`${act.place}${act.act}${act.at}`} act={act} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Once somebody has spoken it need not be said that they were asked. */
const told = ({ acts }: ApprovalStep): ApprovalAct[] =>
  acts.filter(({ act, place }) => act !== "asked" || !acts.some((one) => one.place === place && one.act !== "asked"));

function Act({ act }: { act: ApprovalAct }) {
  const { language } = useSettings();
  const say = useWhen();
  const said = catalogueWords[language];
  const words = {
    asked: said.asked,
    approved: said.approved,
    refused: said.refused,
    "passed-on": said.passedOn,
    fell: said.fell,
  };
  return (
    <li>
      {act.who[language]}
      {act.inPlaceOf !== null && ` (${said.inPlaceOf(act.inPlaceOf)})`} · {words[act.act]} · {say(act.at)}
      {act.remark && <q>{act.remark}</q>}
    </li>
  );
}
