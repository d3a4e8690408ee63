import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AdminPanes, AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { call } from "#web/staff/client/call.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import { majorRuleOperations } from "../contract.ts";
import { MajorRuleRecord } from "./MajorRuleRecord.tsx";

/** When incidents become a major one by themselves (D12). */
export function MajorRulesPage() {
  const { t } = useTranslation("majorRules");
  const say = useSay();
  const may = useMay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const { data, error, isPending } = useQuery({
    queryKey: ["major-rules", "all"],
    queryFn: ({ signal }) => call(majorRuleOperations.list, { query: { archived: "true" } }, { signal }),
  });
  const open = data?.items.find((rule) => rule.id === id);
  return (
    <AdminPanes
      section="major-rules"
      newTo={may("register.manage") ? "/admin/major-rules/new" : undefined}
      isLoading={isPending}
      error={error}
      isEmpty={data?.items.length === 0}
      empty={t("none")}
      rows={data?.items.map((rule) => (
        <AdminRow
          key={rule.id}
          to={`/admin/major-rules/${rule.id}`}
          isCurrent={rule.id === id}
          title={say(rule.name)}
          isFaded={rule.archivedAt !== null}
          detail={t("row", { cases: rule.cases, customers: rule.customers, minutes: rule.withinMinutes })}
        />
      ))}
      record={
        id === "new" ? (
          <MajorRuleRecord key="new" rule={null} />
        ) : open ? (
          <MajorRuleRecord key={`${open.id} ${open.version}`} rule={open} />
        ) : null
      }
    />
  );
}
