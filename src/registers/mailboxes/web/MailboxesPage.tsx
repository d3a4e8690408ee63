import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import { AdminPanes, AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { call } from "#web/staff/client/call.ts";
import { useSay } from "#web/words/language.ts";
import { type MailboxView, mailboxOperations, type Probed } from "../contract.ts";
import { MailboxRecord } from "./MailboxRecord.tsx";

/** The mailboxes the desk is written to and answers from, and how fetching goes (U5). */
export function MailboxesPage() {
  const { t } = useTranslation("mail");
  const say = useSay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const { data, error, isPending } = useQuery({
    queryKey: ["mailboxes", "all"],
    queryFn: ({ signal }) => call(mailboxOperations.list, { query: { archived: "true" } }, { signal }),
    refetchInterval: 30_000,
  });
  const healthOf = useHealth();
  const open = data?.items.find((one) => one.id === id);
  return (
    <AdminPanes
      section="mailboxes"
      newTo="/admin/mailboxes/new"
      isLoading={isPending}
      error={error}
      isEmpty={data?.items.length === 0}
      empty={t("mailbox.none")}
      rows={data?.items.map((one) => (
        <AdminRow
          key={one.id}
          to={`/admin/mailboxes/${one.id}`}
          isCurrent={one.id === id}
          title={say(one.name)}
          isFaded={one.archivedAt !== null}
          detail={healthOf(one)}
        />
      ))}
      record={
        id === "new" ? (
          <MailboxRecord key="new" mailbox={null} />
        ) : open ? (
          <MailboxRecord key={`${open.id} ${open.version}`} mailbox={open} />
        ) : null
      }
    />
  );
}

const troubles: readonly Probed["outcome"][] = [
  "host-unknown",
  "refused",
  "timed-out",
  "certificate",
  "login-refused",
  "folder-missing",
  "no-encryption",
];

/** The address, and how the last look went: in plain words where it went wrong. */
function useHealth(): (mailbox: MailboxView) => string {
  const { t } = useTranslation("mail");
  const reader = useReader();
  return ({ address, lastError, lastGoodAt, incoming, archivedAt }) => {
    if (archivedAt !== null || incoming === null) return address;
    if (lastError !== null) {
      const trouble = troubles.find((one) => one === lastError.split(" ")[0]) ?? "other";
      return `${address} · ${t(`trouble.${trouble}`)}`;
    }
    return `${address} · ${lastGoodAt === null ? t("mailbox.notYet") : t("mailbox.goodAt", { at: when(lastGoodAt, reader) })}`;
  };
}
