import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AdminPanes, AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { call } from "#web/staff/client/call.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import { standardStepsOperations } from "../contract.ts";
import { StandardStepsRecord } from "./StandardStepsRecord.tsx";

/** What the first line does first, by service and category (D7). */
export function StandardStepsPage() {
  const { t } = useTranslation("standardSteps");
  const say = useSay();
  const may = useMay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const { data, error, isPending } = useQuery({
    queryKey: ["standard-steps", "all"],
    queryFn: ({ signal }) => call(standardStepsOperations.list, { query: { archived: "true" } }, { signal }),
  });
  const open = data?.items.find((list) => list.id === id);
  return (
    <AdminPanes
      section="standard-steps"
      newTo={may("register.manage") ? "/admin/standard-steps/new" : undefined}
      isLoading={isPending}
      error={error}
      isEmpty={data?.items.length === 0}
      empty={t("none")}
      rows={data?.items.map((list) => (
        <AdminRow
          key={list.id}
          to={`/admin/standard-steps/${list.id}`}
          isCurrent={list.id === id}
          title={say(list.name)}
          isFaded={list.archivedAt !== null}
          detail={t("row", { count: list.steps.length })}
        />
      ))}
      record={
        id === "new" ? (
          <StandardStepsRecord key="new" list={null} />
        ) : open ? (
          <StandardStepsRecord key={`${open.id} ${open.version}`} list={open} />
        ) : null
      }
    />
  );
}
