import { useState } from "react";
import { useTranslation } from "react-i18next";
import { reviewOperations } from "#kernel/process/review/contract.ts";
import { Field } from "../../fields/Field.tsx";
import { LongTextField } from "../../fields/LongTextField.tsx";
import { SegmentField } from "../../fields/SegmentField.tsx";
import { useSave } from "../admin/use-save.ts";
import type { CaseToolPanelProps } from "../case/case-tools.ts";
import { call } from "../client/call.ts";
import { RelateSheet } from "../relate/RelateSheet.tsx";
import { useRefreshCases } from "../relate/refresh.ts";

/** Signs whether a case that has ended was handled reasonably (D26). */
export default function SignReview({ view, onClose }: CaseToolPanelProps) {
  const { t } = useTranslation("projects");
  const saving = useSave();
  const refresh = useRefreshCases();
  const [verdict, setVerdict] = useState<string | null>(null);
  const [remark, setRemark] = useState("");
  const isUnreasonable = verdict === "unreasonable";
  const sign = async () => {
    const done = await saving.run(async () => {
      const body = { isReasonable: !isUnreasonable, remark: remark.trim() };
      await call(reviewOperations.sign, { params: { number: view.number }, body });
      await refresh();
    });
    if (done) onClose();
  };
  return (
    <RelateSheet
      title={t("review.title")}
      about={t("review.about")}
      does={t("review.do")}
      isReady={verdict !== null && (!isUnreasonable || remark.trim() !== "")}
      saving={saving}
      onDo={() => void sign()}
      onClose={onClose}
    >
      <Field title={t("review.verdict")} required>
        <SegmentField
          value={verdict}
          onChange={setVerdict}
          choices={(["reasonable", "unreasonable"] as const).map((value) => ({ value, title: t(`review.${value}`) }))}
        />
      </Field>
      <Field
        title={t("review.remark")}
        required={isUnreasonable}
        hint={isUnreasonable ? t("review.remarkNeeded") : undefined}
        error={saving.errorOf("remark")}
      >
        <LongTextField value={remark} onChange={setRemark} />
      </Field>
    </RelateSheet>
  );
}
