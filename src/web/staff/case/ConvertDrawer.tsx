import { useMutation } from "@tanstack/react-query";
import { Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseView, caseOperations } from "#kernel/process/contract.ts";
import { Field } from "../../fields/Field.tsx";
import { SegmentField } from "../../fields/SegmentField.tsx";
import { TextField } from "../../fields/TextField.tsx";
import { Act } from "../../kit/Act.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { useIsPhone } from "../../kit/width.ts";
import { useSay } from "../../words/language.ts";
import { call } from "../client/call.ts";
import { ProblemError } from "../client/problem.ts";
import { useIssueWords, useProblemWords } from "../client/problem-words.ts";
import { queries } from "../client/queries.ts";
import { useStaffParts } from "../parts.ts";
import { type AskedItem, nothingAsked } from "../screens.ts";

/** Triage (D4): the case goes on as something else, under its number; what it became is asked for here, with the reason. */
export function ConvertDrawer({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const { t } = useTranslation("catalogue");
  const say = useSay();
  const words = useProblemWords();
  const issueWords = useIssueWords();
  const phone = useIsPhone();
  const { ItemForm } = useStaffParts();
  const [process, setProcess] = useState(view.convertsTo[0]?.process ?? "");
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState<AskedItem>(nothingAsked);
  const [wasSent, setSent] = useState(false);
  const isRequest = process === "service-request";
  const converting = useMutation({
    mutationFn: () =>
      call(
        caseOperations.convert,
        {
          params: { number: view.number },
          body: {
            process,
            reason: reason.trim(),
            fields: isRequest ? { item: asked.itemId, answers: asked.answers } : {},
          },
        },
        { ifMatch: view.version },
      ),
    onSuccess: async () => {
      await Promise.all(
        ["case", "cases", "case-counts", "todos"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
      onClose();
    },
  });
  const { error } = converting;
  const issues = error instanceof ProblemError ? error.issues : [];
  const missing: Record<string, boolean> = { reason: reason.trim() === "", item: isRequest && asked.itemId === null };
  const errorOf = (key: string) =>
    wasSent && missing[key] ? t("required") : issueWords(issues.find(({ path }) => path.endsWith(`.${key}`)));
  const send = () => {
    setSent(true);
    if (!missing.reason && !missing.item) converting.mutate();
  };
  return (
    <Drawer
      open
      onClose={onClose}
      size={phone ? "100%" : 440}
      title={t("convert.title")}
      footer={
        <div className="row acts">
          <Act filled keys="mod+enter" busy={converting.isPending} onAct={send}>
            {t("convert.do")}
          </Act>
          <Act quiet onAct={onClose}>
            {t("convert.leave")}
          </Act>
        </div>
      }
    >
      <p className="text2 small">{t("convert.lead")}</p>
      <div className="fields one">
        <Field title={t("convert.to")} required>
          <SegmentField
            value={process}
            onChange={setProcess}
            choices={view.convertsTo.map((one) => ({ value: one.process, title: say(one.title) }))}
          />
        </Field>
        {isRequest && (
          <ItemForm
            organisationId={view.organisation?.id ?? null}
            value={asked}
            onChange={setAsked}
            errorOf={errorOf}
          />
        )}
        <Field title={t("convert.reason")} hint={t("convert.reasonHint")} required error={errorOf("reason")}>
          <TextField value={reason} maxLength={500} onChange={setReason} />
        </Field>
      </div>
      {error && issues.length === 0 && <ErrorLine happened={words(error)} />}
    </Drawer>
  );
}
