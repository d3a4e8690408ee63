import { useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { ContextSection } from "#web/kit/ContextSection.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import type { CalledView } from "../contract.ts";
import { calledQuery } from "./ask.ts";

/** Who was called in, and what each answered. */
export function Called({ items }: { items: readonly CalledView[] }) {
  const { t } = useTranslation("serious");
  const reader = useReader();
  return (
    <ul className="called small">
      {items.map((one) => (
        <li key={one.id} className="row">
          <span>{one.name}</span>
          <span className="text3 cut space">{one.organisation}</span>
          <span className={`whole ${one.answer ?? "text3"}`}>{t(`called.${one.answer ?? "open"}`)}</span>
          <time className="text3 mono" dateTime={one.answeredAt ?? one.calledAt}>
            {when(one.answeredAt ?? one.calledAt, reader, { time: "always" })}
          </time>
        </li>
      ))}
    </ul>
  );
}

/** The same on an urgent incident (D28); nothing where nobody was called. */
export function CalledIn({ view }: { view: CaseView }) {
  const { t } = useTranslation("serious");
  const isCoordinated = view.fields.some(({ key }) => key === "called");
  const { data } = useQuery({ ...calledQuery(view.number), enabled: isCoordinated });
  if (!data || data.items.length === 0) return null;
  return (
    <ContextSection icon={Users} title={t("called.title")}>
      <Called items={data.items} />
    </ContextSection>
  );
}
