import { useTranslation } from "react-i18next";
import type { ProcessDefinition } from "#kernel/process/definition.ts";
import { useSay } from "../../words/language.ts";
import { partnerOfProcess } from "../case/partner.ts";
import { useReadable } from "./readable.ts";

/** Everything the customer, or whoever stands in their place here, is told, in the order it can happen. */
export function Told({ definition }: { definition: ProcessDefinition }) {
  const { t } = useTranslation("procedures");
  const say = useSay();
  const readable = useReadable(definition);
  const partner = partnerOfProcess(definition);
  const told = [
    { key: "registration", title: t("section.registration"), words: definition.registration.tells },
    ...Object.entries(definition.moves).map(([key, { title, tells }]) => ({ key, title: say(title), words: tells })),
  ].filter(({ words }) => words !== undefined);
  return (
    <section id="told">
      <h2>{t(`with.${partner}.told`)}</h2>
      {told.length === 0 && <p className="text2">{t(`with.${partner}.toldNothing`)}</p>}
      <dl className="facts">
        {told.map(({ key, title, words }) => (
          <div key={key}>
            <dt>
              <a href={key === "registration" ? "#registration" : `#move-${key}`}>{title}</a>
            </dt>
            <dd>{readable(say(words))}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
