import { useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type RegisterChange, registerChangeOperations } from "#registers/record-keeping/contract.ts";
import { Act } from "../../kit/Act.tsx";
import { EmptyLine } from "../../kit/EmptyLine.tsx";
import { Icon } from "../../kit/Icon.tsx";
import { useReader } from "../../kit/reader.tsx";
import { fullTime } from "../../kit/when.ts";
import { call } from "../client/call.ts";
import { useMay } from "../session/me.ts";
import { differences } from "./differences.ts";
import { UsedIn } from "./UsedIn.tsx";

/** Who changed this when, and from what to what (U6, M4). Opened on demand. */
export function Changes({ register, record }: { register: string; record?: string }) {
  const { t } = useTranslation("admin");
  const [isOpen, setOpen] = useState(false);
  const mayManage = useMay()("register.manage");
  const uses = record !== undefined && <UsedIn register={register} record={record} />;
  if (!mayManage) return uses;
  return (
    <>
      {uses}
      <section className="changes">
        <h2>
          <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <Icon of={History} size={14} /> {t("changes.title")}
          </button>
        </h2>
        {isOpen && <ChangeList register={register} record={record} />}
      </section>
    </>
  );
}

function ChangeList({ register, record }: { register: string; record?: string }) {
  const { t } = useTranslation("admin");
  const { data, isSuccess, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ["register-changes", register, record],
    queryFn: ({ pageParam, signal }) =>
      call(registerChangeOperations.list, { query: { register, record, cursor: pageParam, limit: 20 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
  });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  if (isSuccess && items.length === 0) return <EmptyLine>{t("changes.none")}</EmptyLine>;
  return (
    <>
      <ol>
        {items.map((change) => (
          <ChangeLine key={change.id} change={change} />
        ))}
      </ol>
      {hasNextPage && (
        <Act small busy={isFetching} onAct={() => void fetchNextPage()}>
          {t("more")}
        </Act>
      )}
    </>
  );
}

/** Who, when, and from what to what. */
export function ChangeLine({ change }: { change: RegisterChange }) {
  const { t } = useTranslation("admin");
  const { zone } = useReader();
  const found = differences(change.before, change.after);
  // What a register keeps under keys of its own (a priority, a day, a clock) stands as it is.
  const titleOf = (path: string) =>
    path
      .split(".")
      .map((key) => t(`changes.of.${key}`, { defaultValue: key }))
      .join(" · ");
  const what = change.before === null ? "made" : change.after === null ? "removed" : "changed";
  return (
    <li>
      <p className="row">
        <time className="mono small text3">{fullTime(change.at, zone)}</time>
        <b>{change.by.name ?? t("changes.system")}</b>
        <span className="text2">{t(`changes.${what}`)}</span>
      </p>
      {what === "changed" && (
        <ul className="small">
          {found.map(({ path, before, after }) => (
            <li key={path}>
              <span className="text3">{titleOf(path)}</span> <del>{before || t("changes.empty")}</del> →{" "}
              <ins>{after || t("changes.empty")}</ins>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
