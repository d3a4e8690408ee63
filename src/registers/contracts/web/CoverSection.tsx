import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { FileText } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { ContextSection } from "#web/kit/ContextSection.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { SectionComing } from "#web/kit/SectionComing.tsx";
import { fullTime } from "#web/kit/when.ts";
import { CoverLines, CoverSign } from "./CoverSign.tsx";
import { coverQuery } from "./use-cover.ts";

/** Beside a case: whether a contract covers it, and which (D19). */
export function CoverSection({ view }: { view: CaseView }) {
  const { t } = useTranslation("contracts");
  const { zone } = useReader();
  const idIn = (key: string) => {
    const value = view.fields.find((field) => field.key === key)?.value;
    return typeof value === "string" ? value : null;
  };
  const asked = {
    organisationId: view.organisation?.id ?? null,
    serviceId: idIn("service"),
    deviceId: idIn("device"),
    contractId: idIn("contract"),
  };
  const day = fullTime(view.occurredAt ?? view.createdAt, zone).slice(0, 10);
  const { data: cover, isLoading } = useQuery(coverQuery(asked, day));
  if (isLoading) return <SectionComing />;
  if (!cover) return null;
  return (
    <ContextSection icon={FileText} title={t("cover.title")}>
      <p className="row">
        <CoverSign state={cover.state} />
        {cover.contract && <Link to={`/admin/contracts/${cover.contract.id}`}>{cover.contract.number}</Link>}
      </p>
      <CoverLines cover={cover} />
    </ContextSection>
  );
}
