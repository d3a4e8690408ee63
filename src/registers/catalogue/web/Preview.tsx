import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSay } from "#web/words/language.ts";
import type { CreateItem } from "../contract.ts";
import { Questions } from "./Questions.tsx";

/** The item as whoever asks for it will meet it: answers may be tried, nothing is sent. */
export function Preview({ item }: { item: CreateItem }) {
  const { t } = useTranslation("catalogue");
  const say = useSay();
  const [answers, setAnswers] = useState<Readonly<Record<string, unknown>>>({});
  return (
    <section className="item-part card item-preview">
      <h2>{say(item.name) || t("admin.new")}</h2>
      <p className="text2">{say(item.description)}</p>
      {say(item.help) && <p className="small">{say(item.help)}</p>}
      <div className="fields">
        <Questions
          fields={item.fields}
          values={answers}
          errorOf={() => undefined}
          onChange={(key, answer) => setAnswers({ ...answers, [key]: answer })}
        />
      </div>
      {item.fields.length === 0 && <p className="small text3">{t("form.none")}</p>}
    </section>
  );
}
