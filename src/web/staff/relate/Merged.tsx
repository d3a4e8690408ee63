import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { relateOperations } from "#kernel/process/relate/contract.ts";
import { Act } from "../../kit/Act.tsx";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import { useMay } from "../session/me.ts";
import { RelateSheet } from "./RelateSheet.tsx";
import { useRefreshCases } from "./refresh.ts";

/** On a case that was merged: where it goes on, and for who may, the way back. */
export function Merged({ view, into }: { view: CaseView; into: string }) {
  const { t } = useTranslation("relate");
  const may = useMay();
  const saving = useSave();
  const refresh = useRefreshCases();
  const [isAsking, setAsking] = useState(false);
  const undo = async () => {
    const done = await saving.run(async () => {
      await call(relateOperations.unmerge, { params: { number: view.number }, body: { version: view.version } });
      await refresh();
    });
    if (done) setAsking(false);
  };
  return (
    <section className="merged-band" role="note">
      <span>{t("merged.into", { number: into })}</span>
      <Link to={`/cases/${into}`}>{t("merged.go", { number: into })}</Link>
      <span className="space" />
      {may("case.merge") && (
        <Act small quiet onAct={() => setAsking(true)}>
          {t("merged.undo")}
        </Act>
      )}
      {isAsking && (
        <RelateSheet
          title={t("merged.ask")}
          about={t("merged.about", { number: view.number })}
          does={t("merged.undo")}
          isReady
          saving={saving}
          onDo={() => void undo()}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
