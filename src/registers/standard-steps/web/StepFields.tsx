import { useTranslation } from "react-i18next";
import type { Words } from "#kernel/words/words.ts";
import { Field } from "#web/fields/Field.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { OrderActs } from "#web/staff/admin/OrderActs.tsx";
import type { Step } from "../contract.ts";
import "#web/staff/scripts/scripts.css";

type Props = {
  at: number;
  step: Step;
  errorOf: (path: string) => string | undefined;
  isLast: boolean;
  mayChange: boolean;
  onChange: (step: Step) => void;
  onMove: (to: number) => void;
  /** Absent: it is the only one. */
  onDrop?: () => void;
};

const none: Words = { zh: "", en: "" };

/** One step in both languages: what to do, and how where that needs saying. */
export function StepFields({ at, step, errorOf, isLast, mayChange, onChange, onMove, onDrop }: Props) {
  const { t } = useTranslation("standardSteps");
  const hint = step.hint ?? none;
  const write = (words: Words) => {
    const { hint: _, ...bare } = step;
    onChange(words.zh === "" && words.en === "" ? bare : { ...bare, hint: words });
  };
  const field = (part: "title" | "hint", language: "zh" | "en") => (
    <Field
      key={language}
      title={t(part === "title" ? `title.${language}` : `hint.${language}`)}
      required={part === "title"}
      error={errorOf(`steps.${at}.${part}.${language}`)}
    >
      <TextField
        maxLength={200}
        value={(part === "title" ? step.title : hint)[language]}
        onChange={(text) =>
          part === "title"
            ? onChange({ ...step, title: { ...step.title, [language]: text } })
            : write({ ...hint, [language]: text })
        }
      />
    </Field>
  );
  return (
    <li>
      <div className="row">
        <b className="small">{t("step", { count: at + 1 })}</b>
        <span className="space" />
        {mayChange && <OrderActs at={at} isLast={isLast} onMove={onMove} onDrop={onDrop} />}
      </div>
      <div className="texts">{(["zh", "en"] as const).map((language) => field("title", language))}</div>
      <div className="texts">{(["zh", "en"] as const).map((language) => field("hint", language))}</div>
    </li>
  );
}
