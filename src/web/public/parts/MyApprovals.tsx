/** @jsxImportSource preact */
import { readMyApprovals } from "../api/catalogue.ts";
import { useSettings } from "../settings.tsx";
import { catalogueWords } from "../words/catalogue.ts";
import { EchoMark } from "./icons.tsx";
import { Link } from "./Link.tsx";
import { StateChip } from "./StateChip.tsx";
import { useLive } from "./use-live.ts";
import { useWhen } from "./use-when.ts";

/** Requests of their house a representative is asked to approve (D4): nothing stands here where nothing waits. */
export function MyApprovals() {
  const { language } = useSettings();
  const say = useWhen();
  const said = catalogueWords[language];
  const { data } = useLive("my approvals", null, readMyApprovals);
  if (data === null || data.length === 0) return null;
  return (
    <section aria-labelledby="to-approve">
      <h2 id="to-approve">
        {said.toApprove} ({data.length})
      </h2>
      <ul class="rows">
        {data.map(({ id, dueAt, case: row }) => (
          <li key={id}>
            <Link to={`/portal/cases/${row.number}`} class="case-row">
              <EchoMark isWaiting title={said.toApprove} />
              <span class="row-main">
                <span class="row-subject">{row.subject}</span>
                <span class="row-meta small text2">
                  <span class="mono">{row.number}</span>
                  {row.requesterName && <span>{row.requesterName}</span>}
                  {dueAt && <span>{said.approveBy(say(dueAt))}</span>}
                </span>
              </span>
              <StateChip state={row.state} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
