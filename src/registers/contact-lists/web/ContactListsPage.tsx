import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AdminPanes, AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { call } from "#web/staff/client/call.ts";
import { useMay } from "#web/staff/session/me.ts";
import { contactListOperations } from "../contract.ts";
import { ContactListRecord } from "./ContactListRecord.tsx";

/** Who is called for each department, first to last (D8). */
export function ContactListsPage() {
  const { t } = useTranslation("contacts");
  const may = useMay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const { data, error, isPending } = useQuery({
    queryKey: ["contact-lists", "all"],
    queryFn: ({ signal }) => call(contactListOperations.list, { query: { archived: "true" } }, { signal }),
  });
  const open = data?.items.find((list) => list.id === id);
  return (
    <AdminPanes
      section="contact-lists"
      newTo={may("register.manage") ? "/admin/contact-lists/new" : undefined}
      isLoading={isPending}
      error={error}
      isEmpty={data?.items.length === 0}
      empty={t("none")}
      rows={data?.items.map((list) => (
        <AdminRow
          key={list.id}
          to={`/admin/contact-lists/${list.id}`}
          isCurrent={list.id === id}
          title={list.departmentName}
          isFaded={list.archivedAt !== null}
          detail={t("levels", { count: list.rungs.length })}
        />
      ))}
      record={
        data && id === "new" ? (
          <ContactListRecord key="new" list={null} roles={data.roles} />
        ) : data && open ? (
          <ContactListRecord key={`${open.id} ${open.version}`} list={open} roles={data.roles} />
        ) : null
      }
    />
  );
}
