import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { registerChangeOperations } from "#registers/record-keeping/contract.ts";
import { DateField } from "../../fields/DateField.tsx";
import { Field } from "../../fields/Field.tsx";
import { PersonField } from "../../fields/PersonField.tsx";
import { Act } from "../../kit/Act.tsx";
import { useReader } from "../../kit/reader.tsx";
import { fromWallTime, fullTime } from "../../kit/when.ts";
import { useSay } from "../../words/language.ts";
import { call } from "../client/call.ts";
import { findPersons } from "../client/lookups.ts";
import { AdminPanes } from "./AdminPanes.tsx";
import { ChangeLine } from "./Changes.tsx";
import { type LoggedRegister, loggedRegisters, nameOf, placeOf } from "./logged.ts";

type Search = { register?: string; by?: string; byName?: string; day?: string };

/** The change log of the administration: who changed what when, in every register (U6). What narrows it stands in the address. */
export function ChangesPage() {
  const { t } = useTranslation("changeLog");
  const say = useSay();
  const { zone } = useReader();
  const navigate = useNavigate();
  const { id } = useParams({ strict: false }) as { id?: string };
  const search = useSearch({ strict: false }) as Search;
  const narrow = (more: Search) =>
    void navigate({ to: "/admin/changes", search: { ...search, ...more } as object, replace: true });
  const { from, until } = dayIn(search.day, zone);
  const { register, by } = search;
  const asked = useInfiniteQuery({
    queryKey: ["register-changes", "all", register, by, from, until],
    queryFn: ({ pageParam, signal }) =>
      call(
        registerChangeOperations.list,
        { query: { register, by, from, until, cursor: pageParam, limit: 50 } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const listed = items.find((change) => change.id === id);
  // A link to one further down than what is listed: read by itself.
  const alone = useQuery({
    queryKey: ["register-changes", "one", id],
    queryFn: ({ signal }) =>
      call(registerChangeOperations.list, { query: { cursor: String(Number(id) + 1), limit: 1 } }, { signal }),
    enabled: listed === undefined && /^\d{1,15}$/.test(id ?? ""),
  });
  const open = listed ?? alone.data?.items.find((change) => change.id === id);
  const titleOf = (of: string) => {
    const known = loggedRegisters.find((one) => one === of);
    return known ? t(`register.${known satisfies LoggedRegister}`) : of;
  };
  const named = (change: (typeof items)[number]) => {
    const name = nameOf(change.after) ?? nameOf(change.before);
    return name === null ? change.record : typeof name === "string" ? name : say(name);
  };
  return (
    <AdminPanes
      section="changes"
      isLoading={asked.isPending}
      error={asked.error}
      isEmpty={asked.isSuccess && items.length === 0}
      empty={t("none")}
      narrow={
        <div className="change-filters">
          <select
            className="wide"
            aria-label={t("registerTitle")}
            value={register ?? ""}
            onChange={(event) => narrow({ register: event.target.value || undefined })}
          >
            <option value="">{t("everyRegister")}</option>
            {loggedRegisters.map((key) => (
              <option key={key} value={key}>
                {t(`register.${key}`)}
              </option>
            ))}
          </select>
          <Field title={t("day")}>
            <DateField value={search.day ?? null} onChange={(day) => narrow({ day: day ?? undefined })} />
          </Field>
          <Field title={t("by")}>
            <PersonField
              value={by ? { id: by, name: search.byName ?? "…" } : null}
              onChange={(one) => narrow({ by: one?.id, byName: one?.name })}
              find={findPersons}
            />
          </Field>
        </div>
      }
      rows={
        <>
          {items.map((change) => (
            <Link
              key={change.id}
              to={`/admin/changes/${change.id}`}
              search={search}
              className="admin-row"
              activeProps={{}}
              aria-current={change.id === id ? "true" : undefined}
            >
              <b className="cut">{`${titleOf(change.register)} · ${named(change)}`}</b>
              <span className="small text2 cut">{`${fullTime(change.at, zone)} · ${change.by.name ?? t("system")}`}</span>
            </Link>
          ))}
          {asked.hasNextPage && (
            <Act small busy={asked.isFetching} onAct={() => void asked.fetchNextPage()}>
              {t("more")}
            </Act>
          )}
        </>
      }
      record={
        open ? (
          <div className="admin-record scroll changes">
            <h1>
              {titleOf(open.register)} · {named(open)}
            </h1>
            {placeOf(open.register, open.record) && (
              <p>
                <Link to={placeOf(open.register, open.record)!}>{t("toRecord")}</Link>
              </p>
            )}
            <ol>
              <ChangeLine change={open} />
            </ol>
          </div>
        ) : null
      }
    />
  );
}

/** The instants a day begins and ends at on the reader's wall. */
function dayIn(day: string | undefined, zone: string): { from?: string; until?: string } {
  if (day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return {};
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return {
    from: fromWallTime(`${day} 00:00`, zone),
    until: fromWallTime(`${next.toISOString().slice(0, 10)} 00:00`, zone),
  };
}
