import { Truck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { Act } from "#web/kit/Act.tsx";
import { ContextSection } from "#web/kit/ContextSection.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { useMay } from "#web/staff/session/me.ts";
import { supplierPartOperations } from "../contract.ts";

/** A link for the supplier without an account, shown once to be sent to them; a new one ends the last (D18). */
export function SupplierLink({ view }: { view: CaseView }) {
  const { t } = useTranslation("serious");
  const may = useMay();
  const words = useProblemWords();
  const reader = useReader();
  const [made, setMade] = useState<{ address: string; expiresAt: string } | null>(null);
  const [isCopied, setCopied] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  if (!may("supplier-part.coordinate") || view.state.family === "done" || view.state.family === "cancelled")
    return null;
  const make = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { path, expiresAt } = await call(supplierPartOperations.link, { params: { number: view.number } });
      setMade({ address: `${location.origin}${path}`, expiresAt });
      setCopied(false);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const copy = async () => {
    if (made) await navigator.clipboard.writeText(made.address);
    setCopied(true);
  };
  return (
    <ContextSection icon={Truck} title={t("supplier.title")}>
      <p className="small text2">{t("supplier.lead")}</p>
      {made && (
        <>
          <p className="mono small cut" title={made.address}>
            {made.address}
          </p>
          <p className="small text3">{t("supplier.until", { when: when(made.expiresAt, reader) })}</p>
        </>
      )}
      <div className="row">
        {made && (
          <Act small filled onAct={() => void copy()}>
            {t(isCopied ? "supplier.copied" : "supplier.copy")}
          </Act>
        )}
        <Act small busy={busy} onAct={() => void make()}>
          {t(made ? "supplier.again" : "supplier.make")}
        </Act>
      </div>
      {problem !== null && (
        <p className="small" role="alert">
          {words(problem)}
        </p>
      )}
    </ContextSection>
  );
}
