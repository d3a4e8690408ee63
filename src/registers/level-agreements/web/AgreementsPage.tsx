import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Act } from "#web/kit/Act.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import { AdminPanes, AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { call } from "#web/staff/client/call.ts";
import { useMay } from "#web/staff/session/me.ts";
import { levelAgreementOperations } from "../contract.ts";
import { AgreementView } from "./AgreementView.tsx";
import { NewAgreement } from "./NewAgreement.tsx";

/** Levels agreed for a while: with whom, from when until when, why (L5). */
export function AgreementsPage() {
  const { t } = useTranslation("contracts");
  const { t: ta } = useTranslation("admin");
  const may = useMay();
  const reader = useReader();
  const { id } = useParams({ strict: false }) as { id?: string };
  const asked = useInfiniteQuery({
    queryKey: ["level-agreements"],
    queryFn: ({ pageParam, signal }) =>
      call(levelAgreementOperations.list, { query: { cursor: pageParam, limit: 50 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const { data: open } = useQuery({
    queryKey: ["level-agreement", id],
    queryFn: ({ signal }) => call(levelAgreementOperations.read, { params: { id: id ?? "" } }, { signal }),
    enabled: id !== undefined && id !== "new",
  });
  return (
    <AdminPanes
      section="level-agreements"
      newTo={may("register.manage") ? "/admin/level-agreements/new" : undefined}
      isLoading={asked.isPending}
      error={asked.error}
      isEmpty={asked.isSuccess && items.length === 0}
      empty={t("agreements.none")}
      rows={
        <>
          {items.map((one) => (
            <AdminRow
              key={one.id}
              to={`/admin/level-agreements/${one.id}`}
              isCurrent={one.id === id}
              title={one.subject.name}
              isFaded={one.state === "withdrawn"}
              detail={[one.fromAt, one.untilAt].map((at) => when(at, reader, { time: "always" })).join(" – ")}
              sign={<span className="tag">{t(`agreements.state.${one.state}`)}</span>}
            />
          ))}
          {asked.hasNextPage && (
            <div className="list-end">
              <Act small busy={asked.isFetchingNextPage} onAct={() => void asked.fetchNextPage()}>
                {ta("more")}
              </Act>
            </div>
          )}
        </>
      }
      record={
        id === "new" ? (
          <NewAgreement />
        ) : open && open.id === id ? (
          <AgreementView key={`${open.id} ${open.version}`} agreement={open} />
        ) : null
      }
    />
  );
}
