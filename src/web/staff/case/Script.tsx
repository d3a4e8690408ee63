import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { MessageSquareQuote, Phone, Wrench } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { ContextSection } from "../../kit/ContextSection.tsx";
import { Icon } from "../../kit/Icon.tsx";
import { phoneWords } from "../../kit/phone-words.ts";
import { useSay } from "../../words/language.ts";
import { caseQuery } from "../cases/ask.ts";
import { caseScriptsQuery } from "../scripts/ask.ts";
import { Line } from "../scripts/Line.tsx";

const parts = ["greeting", "opening", "registration", "rating", "ending"] as const;

/** What to say on the phone, with this case's values in it, and what was done so that one can answer. */
export function Script({ view }: { view: CaseView }) {
  const { t } = useTranslation("cases");
  const say = useSay();
  const scripts = useQuery(caseScriptsQuery(view.number)).data;
  const about = view.links.find(({ kind }) => kind === "follow-up-of")?.number;
  const values = {
    ...Object.fromEntries(Object.entries(scripts?.values ?? {}).map(([key, value]) => [key, say(value)])),
    // The caller knows the case by its own number, not by that of the call about it.
    ...(about === undefined ? {} : { number: about }),
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
      {scripts && (
        <ContextSection icon={MessageSquareQuote} title={t("script.title")}>
          {parts
            .filter((part) => scripts.parts[part])
            .map((part) => (
              <div key={part} className="script">
                <h3>{t(`script.${part}`)}</h3>
                {scripts.parts[part]?.map((line, at) => (
                  <p key={at}>
                    <Line text={say(line)} values={values} />
                  </p>
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
