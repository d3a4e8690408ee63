import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { Logo } from "../../kit/Logo.tsx";
import { phoneWords } from "../../kit/phone-words.ts";
import { useReader } from "../../kit/reader.tsx";
import { serverNow } from "../../kit/server-time.ts";
import { fullTime } from "../../kit/when.ts";
import { useSay } from "../../words/language.ts";
import { processQuery, timelineQuery } from "../cases/ask.ts";
import { useMe } from "../session/me.ts";
import { useChannelWords } from "./channel-words.ts";
import "./print.css";

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
  const facts: [string, string | null | undefined][] = [
    [t("print.subject"), view.subject],
    [
      t("context.requester"),
      [view.requester.name, view.requester.phone && phoneWords(view.requester.phone)].filter(Boolean).join(" "),
    ],
    [t("filter.organisation"), view.organisation?.name ?? view.requester.organisation],
    [t("print.received"), `${fullTime(view.createdAt, zone)} · ${channel(view.channel)}`],
    [t("print.state"), say(view.state.title)],
    [t("filter.priority"), priorities[view.priority as 1]],
    [t("context.assignee"), [say(view.team?.name), view.assignee?.name].filter(Boolean).join(" · ")],
    [t("context.device"), view.device && `${view.device.model} ${view.device.serial} ${view.device.site}`],
    [t("print.description"), view.description],
    ...view.fields.filter(({ key }) => key !== "device").map(({ title, text }): [string, string] => [say(title), text]),
    [t("print.solved"), view.solvedAt && fullTime(view.solvedAt, zone)],
  ];
  return (
    <section className="print-sheet" aria-hidden="true">
      <header>
        <span className="number">
          <Logo size={20} /> {view.number}
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
                <td className="mono">{fullTime(entry.occurredAt, zone)}</td>
                <td>{say(entry.actor.name)}</td>
                <td>
                  {[
                    say(entry.move?.title) || (entry.kind === "registered" ? t("print.registered") : ""),
                    entry.body &&
                      (entry.visibility === "internal" ? t("print.internal", { body: entry.body }) : entry.body),
                  ]
                    .filter(Boolean)
                    .join(t("list.colon"))}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      <div className="signing">
        <div className="signature">{t("print.signature")}</div>
        <div className="seal">{t("print.seal")}</div>
      </div>
      <footer>{t("print.foot", { when: fullTime(serverNow(), zone), who: me.name })}</footer>
    </section>
  );
}
