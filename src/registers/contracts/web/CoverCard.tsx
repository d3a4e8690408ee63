import { FileText } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { Card } from "#web/staff/desk/Card.tsx";
import type { CoverAsked } from "#web/staff/desk/registers.ts";
import { useSay } from "#web/words/language.ts";
import { CoverLines, CoverSign } from "./CoverSign.tsx";
import { useCover } from "./use-cover.ts";

type Props = { asked: CoverAsked; onChoose: (contractId: string | null) => void };

/** Whether what the caller asks for is covered, while they are on the line (D19); another of their contracts can be chosen. */
export function CoverCard({ asked, onChoose }: Props) {
  const { t } = useTranslation("contracts");
  const say = useSay();
  const cover = useCover(asked);
  if (!cover) return null;
  const isUncovered = cover.state === "out" || cover.state === "used-up";
  return (
    <Card icon={FileText} title={t("cover.title")} beside={<CoverSign state={cover.state} />}>
      <div className="pad small cover-card" role="status">
        <CoverLines cover={cover} />
        {isUncovered && <p className="text2">{t("cover.askHint")}</p>}
        {cover.choices.length > 1 && (
          <Field title={t("cover.choose")}>
            <ChoiceField
              value={asked.contractId}
              clearable
              placeholder={t("cover.byRule")}
              choices={cover.choices.map(({ id, number, name, reason }) => ({
                value: id,
                title: `${number} ${name} · ${say(reason)}`,
              }))}
              onChange={onChoose}
            />
          </Field>
        )}
      </div>
    </Card>
  );
}
