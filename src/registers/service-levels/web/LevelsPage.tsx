import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AdminPanes, AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { call } from "#web/staff/client/call.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import { serviceLevelOperations } from "../contract.ts";
import { LevelRecord } from "./LevelRecord.tsx";

/** Service levels: what is promised for each priority, and by which calendar it is counted (L1). */
export function LevelsPage() {
  const { t } = useTranslation("registers");
  const say = useSay();
  const may = useMay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const { data, error, isPending } = useQuery({
    queryKey: ["service-levels", "all"],
    queryFn: ({ signal }) => call(serviceLevelOperations.list, { query: { archived: "true" } }, { signal }),
  });
  const open = data?.items.find((level) => level.id === id);
  return (
    <AdminPanes
      section="levels"
      newTo={may("register.manage") ? "/admin/levels/new" : undefined}
      isLoading={isPending}
      error={error}
      rows={data?.items.map((level) => (
        <AdminRow
          key={level.id}
          to={`/admin/levels/${level.id}`}
          isCurrent={level.id === id}
          title={say(level.name)}
          isFaded={level.archivedAt !== null}
          detail={t("levels.usedIn", { count: level.usedIn })}
          sign={level.isDefault && <span className="tag">{t("levels.default")}</span>}
        />
      ))}
      record={
        data && id === "new" ? (
          <LevelRecord key="new" level={null} clocks={data.clocks} />
        ) : data && open ? (
          <LevelRecord key={`${open.id} ${open.version}`} level={open} clocks={data.clocks} />
        ) : null
      }
    />
  );
}
