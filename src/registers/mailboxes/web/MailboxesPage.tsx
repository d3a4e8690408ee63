import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AdminPanes, AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { call } from "#web/staff/client/call.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import { mailboxOperations } from "../contract.ts";
import { ConditionSign } from "./Condition.tsx";
import { MailboxRecord } from "./MailboxRecord.tsx";
import "./mailboxes.css";

/** Where the desk is written to and answers from, and how each fares (U5). */
export function MailboxesPage() {
  const { t } = useTranslation("mailboxes");
  const say = useSay();
  const may = useMay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const { data, error, isPending } = useQuery({
    queryKey: ["mailboxes", "all"],
    queryFn: ({ signal }) => call(mailboxOperations.list, { query: { archived: "true" } }, { signal }),
    // How fetching goes changes by itself.
    refetchInterval: 30_000,
  });
  const open = data?.items.find((mailbox) => mailbox.id === id);
  return (
    <AdminPanes
      section="mailboxes"
      newTo={may("installation.manage") ? "/admin/mailboxes/new" : undefined}
      isLoading={isPending}
      error={error}
      isEmpty={data?.items.length === 0}
      empty={t("none")}
      rows={data?.items.map((mailbox) => (
        <AdminRow
          key={mailbox.id}
          to={`/admin/mailboxes/${mailbox.id}`}
          isCurrent={mailbox.id === id}
          title={say(mailbox.name)}
          isFaded={mailbox.archivedAt !== null}
          detail={mailbox.address}
          sign={mailbox.archivedAt === null && <ConditionSign mailbox={mailbox} />}
        />
      ))}
      record={
        data && id === "new" ? (
          <MailboxRecord key="new" mailbox={null} processes={data.processes} />
        ) : data && open ? (
          <MailboxRecord key={`${open.id} ${open.version}`} mailbox={open} processes={data.processes} />
        ) : null
      }
    />
  );
}
