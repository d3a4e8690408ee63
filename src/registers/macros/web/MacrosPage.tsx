import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AdminPanes, AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { call } from "#web/staff/client/call.ts";
import { useSay } from "#web/words/language.ts";
import { macroOperations } from "../contract.ts";
import { MacroRecord } from "./MacroRecord.tsx";

/** Macros and canned texts: everybody's, and one's own (D22). */
export function MacrosPage() {
  const { t } = useTranslation("tools");
  const say = useSay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const { data, error, isPending } = useQuery({
    queryKey: ["macros", "all"],
    queryFn: ({ signal }) => call(macroOperations.list, { query: { archived: "true" } }, { signal }),
  });
  const open = data?.items.find((macro) => macro.id === id);
  return (
    <AdminPanes
      section="macros"
      newTo="/admin/macros/new"
      isLoading={isPending}
      error={error}
      isEmpty={data?.items.length === 0}
      empty={t("macros.none")}
      rows={data?.items.map((macro) => (
        <AdminRow
          key={macro.id}
          to={`/admin/macros/${macro.id}`}
          isCurrent={macro.id === id}
          title={say(macro.name)}
          isFaded={macro.archivedAt !== null}
          detail={[macro.slash && `/${macro.slash}`, macro.move === null && t("macros.used")]
            .filter(Boolean)
            .join(" · ")}
          sign={<span className="tag">{t(macro.isPersonal ? "macros.personal" : "macros.shared")}</span>}
        />
      ))}
      record={
        data && id === "new" ? (
          <MacroRecord key="new" macro={null} variables={data.variables} />
        ) : data && open ? (
          <MacroRecord key={`${open.id} ${open.version}`} macro={open} variables={data.variables} />
        ) : null
      }
    />
  );
}
