import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Role } from "#kernel/people/roles.ts";
import { ChoiceField } from "../../fields/ChoiceField.tsx";
import { Field } from "../../fields/Field.tsx";
import { TextField } from "../../fields/TextField.tsx";
import { Act } from "../../kit/Act.tsx";
import { ErrorLine } from "../../kit/ErrorLine.tsx";
import { LoadingLine } from "../../kit/LoadingLine.tsx";
import { useSay } from "../../words/language.ts";
import { AdminPanes, AdminRow } from "../admin/AdminPanes.tsx";
import { useProblemWords } from "../client/problem-words.ts";
import { useMay } from "../session/me.ts";
import { usePeople, usePerson, useRested, useRoleList } from "./ask.ts";
import { NewPerson } from "./NewPerson.tsx";
import "./people.css";
import { PersonRecord } from "./PersonRecord.tsx";

/** People with their contacts, roles and sign-in; found by name, initials, phone or address (U1, U2). */
export function PeoplePage() {
  const { t } = useTranslation("people");
  const { t: ta } = useTranslation("admin");
  const say = useSay();
  const may = useMay();
  const navigate = useNavigate();
  const { id } = useParams({ strict: false }) as { id?: string };
  const { role } = useSearch({ strict: false }) as { role?: Role };
  const [text, setText] = useState("");
  const roles = useRoleList().data?.roles ?? [];
  const asked = usePeople({ q: useRested(text) || undefined, role });
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const titleOf = (key: Role) => say(roles.find((one) => one.role === key)?.title);
  return (
    <AdminPanes
      section="people"
      newTo={may("people.manage-customers") ? "/people/new" : undefined}
      narrow={
        <>
          <TextField type="search" value={text} onChange={setText} placeholder={t("find")} />
          <Field title={t("role")}>
            <ChoiceField
              value={role ?? null}
              clearable
              placeholder={t("everyRole")}
              choices={roles.map((one) => ({ value: one.role, title: say(one.title) }))}
              onChange={(next) =>
                void navigate({ to: ".", search: { role: next ?? undefined } as never, replace: true })
              }
            />
          </Field>
        </>
      }
      isLoading={asked.isFetching}
      error={asked.error}
      isEmpty={asked.isSuccess && items.length === 0}
      rows={
        <>
          {items.map((person) => (
            <AdminRow
              key={person.id}
              to={`/people/${person.id}`}
              isCurrent={person.id === id}
              title={person.name}
              isFaded={!person.isActive}
              detail={[person.organisation?.name, ...person.memberships.slice(0, 2).map((one) => titleOf(one.role))]
                .filter(Boolean)
                .join(" · ")}
              sign={!person.isActive && <span className="tag">{t("inactive")}</span>}
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
      record={id === undefined ? null : id === "new" ? <NewPerson /> : <Person key={id} id={id} />}
    />
  );
}

function Person({ id }: { id: string }) {
  const words = useProblemWords();
  const { data, error, refetch } = usePerson(id);
  if (error) return <ErrorLine happened={words(error)} />;
  if (!data) return <LoadingLine />;
  return <PersonRecord key={data.version} person={data} onReload={() => void refetch()} />;
}
