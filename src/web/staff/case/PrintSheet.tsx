import { useQuery } from "@tanstack/react-query";
import { QRCode } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseView, TimelineEntry } from "#kernel/process/contract.ts";
import type { Partner } from "../../kit/Composer.tsx";
import { phoneWords } from "../../kit/phone-words.ts";
import { useReader } from "../../kit/reader.tsx";
import { StateTag } from "../../kit/StateTag.tsx";
import { serverNow } from "../../kit/server-time.ts";
import { fullTime } from "../../kit/when.ts";
import { useSay } from "../../words/language.ts";
import { processQuery, timelineQuery } from "../cases/ask.ts";
import { useMe } from "../session/me.ts";
import { useChannelWords } from "./channel-words.ts";
import { askerOf, partnerOf } from "./partner.ts";
import { detailsOf } from "./timeline-items.ts";
import "./print.css";

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** The case on paper: the form's number and version, label and value, the story, places for signature and seal. Only print shows it. */
export function PrintSheet({ view }: { view: CaseView }) {
  const { t } = useTranslation("cases");
  const say = useSay();
  const me = useMe();
  const { zone } = useReader();
  const channel = useChannelWords();
  const definition = useQuery(processQuery(view.process)).data;
  const entries = useQuery(timelineQuery(view.number)).data ?? [];
  const paper = definition?.papers[0];
  const priorities = { 1: t("priority.1"), 2: t("priority.2"), 3: t("priority.3"), 4: t("priority.4") };
  const read = (text: string) => (instant.test(text) ? fullTime(text, zone) : text);
  const facts: [string, React.ReactNode][] = [
    [say(definition?.fields.subject?.title) || t("print.subject"), view.subject],
    [
      t(`context.asker.${askerOf(view.process)}`),
      [view.requester.name, view.requester.phone && phoneWords(view.requester.phone)].filter(Boolean).join(" "),
    ],
    [t("filter.organisation"), view.organisation?.name ?? view.requester.organisation],
    [t("print.received"), `${fullTime(view.createdAt, zone)} · ${channel(view.channel)}`],
    [t("print.state"), <StateTag key="state" family={view.state.family} title={view.state.title} />],
    [t("filter.priority"), priorities[view.priority as 1]],
    [t("context.assignee"), [say(view.team?.name), view.assignee?.name].filter(Boolean).join(" · ")],
    [t("context.device"), view.device && `${view.device.model} ${view.device.serial} ${view.device.site}`],
    [t("print.description"), view.description],
    ...view.fields
      .filter(({ key }) => key !== "device")
      .map(({ title, text }): [string, string] => [say(title), read(text)]),
    [t("print.solved"), view.solvedAt && fullTime(view.solvedAt, zone)],
  ];
  return (
    <section className="print-sheet" aria-hidden="true">
      <header>
        <span className="number">
          <QRCode
            value={`${location.origin}/staff/cases/${view.number}`}
            type="svg"
            size={56}
            bordered={false}
            color="#000"
          />
          {view.number}
        </span>
        <h1>{say(paper?.title) || say(view.processTitle)}</h1>
        <span className="form-number">
          {paper?.number} · {t("print.version", { version: view.processVersion })}
        </span>
      </header>
      <table>
        <tbody>
          {facts
            .filter(([, value]) => value)
            .map(([label, value]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{value}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <table>
        <thead>
          <tr>
            <th>{t("print.when")}</th>
            <th>{t("print.who")}</th>
            <th>{t("print.what")}</th>
          </tr>
        </thead>
        <tbody>
          {entries
            .filter(({ kind }) => !kind.startsWith("clock"))
            .map((entry) => (
              <tr key={entry.seq}>
                <td className="mono at">{fullTime(entry.occurredAt, zone)}</td>
                <td className="by">{say(entry.actor.name)}</td>
                <td>
                  {[
                    say(entry.move?.title) || (entry.kind === "registered" ? t("print.registered") : ""),
                    entry.body &&
                      (entry.visibility === "internal" ? t("print.internal", { body: entry.body }) : entry.body),
                  ]
                    .filter(Boolean)
                    .join(t("list.colon"))}
                  <Filled entry={entry} partner={partnerOf(view)} read={read} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      <div className="signing">
        <div className="signature">{t(`print.signatureOf.${partnerOf(view)}`)}</div>
        <div className="seal">{t("print.seal")}</div>
      </div>
      <footer>{t("print.foot", { when: fullTime(serverNow(), zone), who: me.name })}</footer>
    </section>
  );
}

/** What a move filled in and what the customer was told with it. */
function Filled({ entry, partner, read }: { entry: TimelineEntry; partner: Partner; read: (text: string) => string }) {
  const { t } = useTranslation("cases");
  const { t: tk } = useTranslation();
  const say = useSay();
  const told = say(entry.told);
  const lines = [
    ...detailsOf(entry).map(({ title, value }) => `${say(title)}${t("list.colon")}${read(value)}`),
    ...(told ? [`${tk(`talk.with.${partner}.told`)}${t("list.colon")}${told}`] : []),
  ];
  return lines.length > 0 && <p className="filled">{lines.join(t("print.semicolon"))}</p>;
}
