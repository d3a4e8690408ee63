import { useQuery } from "@tanstack/react-query";
import { PhoneCall } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { ContextSection } from "#web/kit/ContextSection.tsx";
import { phoneWords } from "#web/kit/phone-words.ts";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import { call } from "#web/staff/client/call.ts";
import { useSay } from "#web/words/language.ts";
import { type ContactsView, incidentOperations } from "../contract.ts";
import "./contact-ladder.css";

/** Who is asked for this case, level by level, with the numbers to ring and every attempt so far (D8, D27). */
export function ContactLadder({ view }: { view: CaseView }) {
  const { t } = useTranslation("contacts");
  const { data } = useQuery({
    // Below the case's own key: what makes the case old makes this old too.
    queryKey: ["case", view.number, "contacts"],
    queryFn: ({ signal }) => call(incidentOperations.contacts, { params: { number: view.number } }, { signal }),
  });
  if (!data || (data.rungs.length === 0 && data.attempts.length === 0)) return null;
  return (
    <ContextSection icon={PhoneCall} title={t("title")}>
      {data.hasEnded && <p className="contacts-ended">{t("ended")}</p>}
      <Rungs rungs={data.rungs} />
      <Attempts attempts={data.attempts} isOpen={!data.isAsking} />
    </ContextSection>
  );
}

function Rungs({ rungs }: Pick<ContactsView, "rungs">) {
  const { t } = useTranslation("contacts");
  const say = useSay();
  if (rungs.length === 0) return null;
  return (
    <ol className="rungs">
      {rungs.map((rung, index) => (
        <li key={index} className={rung.standing} aria-current={rung.standing === "asked" ? "step" : undefined}>
          <p className="row">
            <span className="cut">{say(rung.title)}</span>
            <span className="space" />
            <span className="small text3 whole">
              {rung.standing === "asked" ? t("asked") : rung.way === "phone" ? t("byPhone") : ""}
              {rung.minutes !== null && ` · ${t("minutes", { count: rung.minutes })}`}
            </span>
          </p>
          {rung.persons.map(({ id, name, phones }) => (
            <p key={id} className="small text2">
              {name !== say(rung.title) && <span>{name} </span>}
              {phones.map((phone) => (
                <a key={phone} className="mono" href={`tel:${phone}`}>
                  {phoneWords(phone)}
                </a>
              ))}
            </p>
          ))}
          {rung.persons.length === 0 && <p className="small text3">{t("nobody")}</p>}
        </li>
      ))}
    </ol>
  );
}

function Attempts({ attempts, isOpen }: Pick<ContactsView, "attempts"> & { isOpen: boolean }) {
  const { t } = useTranslation("contacts");
  const say = useSay();
  const reader = useReader();
  if (attempts.length === 0) return null;
  return (
    <details className="attempts small" open={!isOpen}>
      <summary>{t("attempts", { count: attempts.length })}</summary>
      <ul>
        {attempts.map((one, index) => (
          <li key={`${one.seq} ${index}`}>
            <time dateTime={one.at} className="mono text3">
              {when(one.at, reader, { time: "always" })}
            </time>{" "}
            {say(one.who)} · {say(one.way)} · {say(one.resultWords)}
            {one.by !== null && <span className="text3"> {t("by", { name: one.by })}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
