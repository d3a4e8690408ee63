import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { phoneWords } from "#web/kit/phone-words.ts";
import { useReader } from "#web/kit/reader.tsx";
import { shortWhen } from "#web/kit/when.ts";
import { nowQuery } from "./ask.ts";
import "./duty.css";

/** Below a field that names a team: who of it is on duty now, with the number in force. */
export function TeamDuty({ value }: { value: unknown }) {
  const { t } = useTranslation("duty");
  const reader = useReader();
  const { data } = useQuery(nowQuery);
  const duty = data?.items.find(({ team }) => team.id === value);
  if (!duty) return null;
  const who = duty.people
    .map(({ name, phone, until }) =>
      [name, phone && phoneWords(phone), until && t("until", { when: shortWhen(until, reader) })]
        .filter(Boolean)
        .join(" "),
    )
    .join(", ");
  return (
    <p className={`small field-help${duty.people.length === 0 ? " gap-word" : " text2"}`} role="status">
      {duty.people.length === 0 ? t("nobody") : duty.hasRoster ? t("onDutyHere", { who }) : t("everybody")}
      {duty.forwardingNumber !== null && ` · ${t("forward", { number: duty.forwardingNumber })}`}
      {duty.people.length === 0 &&
        duty.next &&
        ` · ${t("next", { who: duty.next.people.join(", "), when: shortWhen(duty.next.at, reader) })}`}
    </p>
  );
}
