import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { relateOperations } from "#kernel/process/relate/contract.ts";
import { useSave } from "../admin/use-save.ts";
import type { CaseToolPanelProps } from "../case/case-tools.ts";
import { call } from "../client/call.ts";
import { RelateSheet } from "./RelateSheet.tsx";
import { useRefreshCases } from "./refresh.ts";

/** Registers the same again as a new, linked case (D22); opens it. */
export default function CopyCase({ view, onClose }: CaseToolPanelProps) {
  const { t } = useTranslation("relate");
  const saving = useSave();
  const refresh = useRefreshCases();
  const navigate = useNavigate();
  const copy = async () => {
    let made = "";
    const done = await saving.run(async () => {
      made = (await call(relateOperations.clone, { params: { number: view.number }, body: {} })).number;
      await refresh();
    });
    if (!done) return;
    onClose();
    void navigate({ to: `/cases/${made}` });
  };
  return (
    <RelateSheet
      title={t("copy.title")}
      about={t("copy.about")}
      does={t("copy.do")}
      isReady
      saving={saving}
      onDo={() => void copy()}
      onClose={onClose}
    />
  );
}
