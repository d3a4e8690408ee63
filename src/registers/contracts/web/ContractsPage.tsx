import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { fullTime } from "#web/kit/when.ts";
import { AdminPanes, AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { call } from "#web/staff/client/call.ts";
import { useRested } from "#web/staff/people/ask.ts";
import { useMay } from "#web/staff/session/me.ts";
import { type ContractView, contractOperations, type ListContracts } from "../contract.ts";
import { ContractRecord } from "./ContractRecord.tsx";
import { exportContracts } from "./export-contracts.ts";
import { standingOf } from "./standing.ts";
import "./contracts.css";

const states = ["running", "expiring", "ended", "used-up", "to-come"] as const;

/** Contracts of customers: found by number, name or customer, narrowed by where they stand, taken along as a file (L1). */
export function ContractsPage() {
  const { t } = useTranslation("contracts");
  const { t: ta } = useTranslation("admin");
  const may = useMay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const [text, setText] = useState("");
  const [state, setState] = useState<(typeof states)[number] | null>(null);
  const filter: ListContracts = { q: useRested(text) || undefined, state: state ?? undefined, archived: "true" };
  const asked = useInfiniteQuery({
    queryKey: ["contracts", filter],
    queryFn: ({ pageParam, signal }) =>
      call(contractOperations.list, { query: { ...filter, cursor: pageParam, limit: 50 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const { data: open } = useQuery({
    queryKey: ["contract", id],
    queryFn: ({ signal }) => call(contractOperations.read, { params: { id: id ?? "" } }, { signal }),
    enabled: id !== undefined && id !== "new",
  });
  const columns = [t("number"), t("name"), t("customer"), t("contractor"), t("project"), t("manager")];
  const titles = [...columns, t("fromDay"), t("untilDay"), t("bought"), t("bookings")];
  return (
    <AdminPanes
      section="contracts"
      newTo={may("register.manage") ? "/admin/contracts/new" : undefined}
      narrow={
        <>
          <TextField type="search" value={text} onChange={setText} placeholder={t("find")} />
          <div className="row">
            <ChoiceField
              value={state}
              clearable
              label={t("state.title")}
              placeholder={`${t("state.title")}: ${t("state.any")}`}
              choices={states.map((one) => ({ value: one, title: t(`state.${one}`) }))}
              onChange={(next) => setState(next as typeof state)}
            />
            <span className="space" />
            <Act small quiet onAct={() => exportContracts(filter, titles)}>
              {t("export")}
            </Act>
          </div>
        </>
      }
      isLoading={asked.isPending}
      error={asked.error}
      isEmpty={asked.isSuccess && items.length === 0}
      empty={text === "" && state === null ? t("none") : undefined}
      rows={
        <>
          {items.map((contract) => (
            <ContractRow key={contract.id} contract={contract} isCurrent={contract.id === id} />
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
          <ContractRecord key="new" contract={null} />
        ) : open && open.id === id ? (
          <ContractRecord key={`${open.id} ${open.version}`} contract={open} />
        ) : null
      }
    />
  );
}

function ContractRow({ contract, isCurrent }: { contract: ContractView; isCurrent: boolean }) {
  const { t } = useTranslation("contracts");
  const { zone } = useReader();
  const standing = standingOf(contract, fullTime(new Date().toISOString(), zone).slice(0, 10));
  return (
    <AdminRow
      to={`/admin/contracts/${contract.id}`}
      isCurrent={isCurrent}
      title={`${contract.number} ${contract.name}`}
      isFaded={contract.archivedAt !== null}
      detail={[contract.organisation.name, contract.project?.name].filter(Boolean).join(" · ")}
      sign={
        <span className={`contract-standing ${standing} small`}>
          {standing === "running"
            ? contract.untilDay && t("until", { day: contract.untilDay })
            : t(`state.${standing}`)}
        </span>
      }
    />
  );
}
