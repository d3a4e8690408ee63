import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { MessageSquareQuote, Phone, Wrench } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { ContextSection } from "../../kit/ContextSection.tsx";
import { Icon } from "../../kit/Icon.tsx";
import { phoneWords } from "../../kit/phone-words.ts";
import { useReader } from "../../kit/reader.tsx";
import { when } from "../../kit/when.ts";
import { useSay } from "../../words/language.ts";
import { caseQuery, processQuery } from "../cases/ask.ts";
import { fillScript } from "./fill-script.ts";

const parts = ["greeting", "opening", "registration", "rating", "ending"] as const;

/** What to say on the phone, with this case's values in it, and what was done so that one can answer. */
export function Script({ view }: { view: CaseView }) {
  const { t } = useTranslation("cases");
  const say = useSay();
  const reader = useReader();
  const definition = useQuery(processQuery(view.process)).data;
  const about = view.links.find(({ kind }) => kind === "follow-up-of")?.number;
  const values = {
    number: about ?? view.number,
    subject: view.subject,
    phone: view.requester.phone ?? "",
    name: view.requester.name ?? "",
    due: view.dueAt ? when(view.dueAt, reader, { time: "always", inside: true }) : "",
  };
  const { name, phone } = view.requester;
  return (
    <div className="script-band">
      <p className="call">
        <Icon of={Phone} /> <b>{name ?? t("context.unknownRequester")}</b>
        {phone ? (
          <a className="mono" href={`tel:${phone}`}>
            {phoneWords(phone)}
          </a>
        ) : (
          <span className="text3">{t("script.noPhone")}</span>
        )}
      </p>
      {definition && (
        <ContextSection icon={MessageSquareQuote} title={t("script.title")}>
          {parts
            .filter((part) => definition.scripts[part])
            .map((part) => (
              <div key={part} className="script">
                <h3>{t(`script.${part}`)}</h3>
                {definition.scripts[part]?.map((line, at) => (
                  <p key={at}>{fillScript(say(line), values)}</p>
                ))}
              </div>
            ))}
        </ContextSection>
      )}
      {about && <WhatWasDone number={about} />}
    </div>
  );
}

/** The solution as it was recorded, for whoever calls. */
function WhatWasDone({ number }: { number: string }) {
  const { t } = useTranslation("cases");
  const say = useSay();
  const { data } = useQuery(caseQuery(number));
  const told = data?.fields.filter(({ key, text }) => ["result", "solution", "cause"].includes(key) && text !== "");
  if (!data) return null;
  return (
    <ContextSection icon={Wrench} title={t("script.done")}>
      <p className="small text2">
        <Link to={`/cases/${number}`} className="mono">
          {number}
        </Link>
        {data.assignee && ` · ${data.assignee.name}`}
      </p>
      <dl className="fact-list">
        {told?.map(({ key, title, text }) => (
          <div key={key}>
            <dt>{say(title)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </ContextSection>
  );
}
