import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { NumberField } from "#web/fields/NumberField.tsx";
import { ReferenceField } from "#web/fields/ReferenceField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { findPersons, useRoleList } from "#web/staff/people/ask.ts";
import { useSay } from "#web/words/language.ts";
import type { ContactListView } from "../contract.ts";
import "./contact-lists.css";

export type EditedRung = ContactListView["rungs"][number];
type Props = {
  rungs: readonly EditedRung[];
  /** Whose holders may acknowledge a dispatch. */
  roles: readonly string[];
  onChange: (rungs: readonly EditedRung[]) => void;
  onAdd: () => void;
  errorOf: (path: string) => string | undefined;
  isOpen: boolean;
};

const thePerson = "person";

/** The levels of a list in their order, each a person or a role. */
export function RungTable({ rungs, roles, onChange, onAdd, errorOf, isOpen }: Props) {
  const { t } = useTranslation("contacts");
  const say = useSay();
  const { data } = useRoleList();
  const titleOf = (role: string) => say(data?.roles.find((one) => one.role === role)?.title);
  const put = (at: number, part: Partial<EditedRung>) =>
    onChange(rungs.map((rung, index) => (index === at ? { ...rung, ...part } : rung)));
  const move = (at: number, to: number) => {
    const moved = rungs.filter((_, index) => index !== at);
    moved.splice(to, 0, rungs[at] as EditedRung);
    onChange(moved);
  };
  const kinds = [
    { value: thePerson, title: t("aPerson") },
    ...roles.map((role) => ({ value: role, title: titleOf(role) })),
  ];
  return (
    <>
      <ol className="rung-table">
        {rungs.map((rung, at) => (
          <li key={at}>
            <Field title={t("level", { level: at + 1 })} error={errorOf(`rungs.${at}`)}>
              <ChoiceField
                value={rung.role ?? thePerson}
                choices={kinds}
                onChange={(kind) =>
                  put(
                    at,
                    kind === thePerson
                      ? { role: null }
                      : { role: kind as EditedRung["role"], personId: null, personName: null },
                  )
                }
              />
            </Field>
            {rung.role === null && (
              <Field title={t("person")} required>
                <ReferenceField
                  value={rung.personId === null ? null : { id: rung.personId, name: rung.personName ?? "" }}
                  find={findPersons}
                  clearable={false}
                  onChange={(person) => put(at, { personId: person?.id ?? null, personName: person?.name ?? null })}
                />
              </Field>
            )}
            <Field title={t("way")}>
              <ChoiceField
                value={rung.way}
                choices={[
                  { value: "app", title: t("byApp") },
                  { value: "phone", title: t("byPhone") },
                ]}
                onChange={(way) => put(at, { way: way as EditedRung["way"] })}
              />
            </Field>
            <Field title={t("limit")} hint={t("limitHint")}>
              <NumberField value={rung.minutes} min={1} max={1440} onChange={(minutes) => put(at, { minutes })} />
            </Field>
            {isOpen && (
              <span className="row">
                <Act small quiet icon={ArrowUp} disabled={at === 0} onAct={() => move(at, at - 1)}>
                  {t("up")}
                </Act>
                <Act small quiet icon={ArrowDown} disabled={at === rungs.length - 1} onAct={() => move(at, at + 1)}>
                  {t("down")}
                </Act>
                <Act
                  small
                  quiet
                  icon={X}
                  disabled={rungs.length === 1}
                  onAct={() => onChange(rungs.filter((_, index) => index !== at))}
                >
                  {t("remove")}
                </Act>
              </span>
            )}
          </li>
        ))}
      </ol>
      {isOpen && rungs.length < 20 && (
        <Act small onAct={onAdd}>
          {t("add")}
        </Act>
      )}
    </>
  );
}
