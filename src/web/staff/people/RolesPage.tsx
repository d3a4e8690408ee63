import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { peopleOperations } from "#kernel/people/contract.ts";
import type { Permission } from "#kernel/people/permissions.ts";
import { Act } from "../../kit/Act.tsx";
import { useSay } from "../../words/language.ts";
import { AdminPanes, AdminRow } from "../admin/AdminPanes.tsx";
import { Changes } from "../admin/Changes.tsx";
import { RecordForm } from "../admin/RecordForm.tsx";
import { useEdit } from "../admin/use-edit.ts";
import { useSave } from "../admin/use-save.ts";
import { call } from "../client/call.ts";
import type { AnswerOf } from "../client/operations.ts";
import { useMay } from "../session/me.ts";
import { peopleSaved, useRoleList } from "./ask.ts";
import "./people.css";

type Listed = AnswerOf<typeof peopleOperations.roles>;
type RoleLine = Listed["roles"][number];

/** Roles × rights, drawn from the registry the program runs by; a role's line can be changed and set back (U1). */
export function RolesPage() {
  const { t } = useTranslation("people");
  const say = useSay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const { data, error, isPending } = useRoleList();
  const open = data?.roles.find(({ role }) => role === id);
  return (
    <AdminPanes
      section="roles"
      isLoading={isPending}
      error={error}
      rows={data?.roles.map((line) => (
        <AdminRow
          key={line.role}
          to={`/admin/roles/${line.role}`}
          isCurrent={line.role === id}
          title={say(line.title)}
          detail={[t(`roleSide.${line.side}`), t("rights", { count: line.permissions.length })].join(" · ")}
          sign={line.isChanged && <span className="tag">{t("changedRole")}</span>}
        />
      ))}
      record={
        open && data ? (
          <RoleRecord key={`${open.role} ${open.version}`} line={open} permissions={data.permissions} />
        ) : data ? (
          <RightsTable listed={data} />
        ) : null
      }
    />
  );
}

function RoleRecord({ line, permissions }: { line: RoleLine; permissions: Listed["permissions"] }) {
  const { t } = useTranslation("people");
  const say = useSay();
  const saving = useSave();
  const mayChange = useMay()("roles.manage");
  const { values, set, isChanged, undo } = useEdit({ permissions: line.permissions.toSorted() });
  const store = (next: Permission[] | null) =>
    saving.run(async () => {
      await call(
        peopleOperations.editRole,
        { params: { role: line.role }, body: { permissions: next } },
        { ifMatch: line.version },
      );
      await peopleSaved();
    });
  const toggle = (key: Permission, isOn: boolean) =>
    set({
      permissions: (isOn ? [...values.permissions, key] : values.permissions.filter((one) => one !== key)).toSorted(),
    });
  const groups = Map.groupBy(permissions, ({ key }) => key.split(".")[0] ?? "");
  return (
    <RecordForm
      title={say(line.title)}
      lead={
        <>
          {t(`roleSide.${line.side}`)} · <Link to={`/people?role=${line.role}`}>{t("whoHasIt")}</Link>
        </>
      }
      acts={
        line.isChanged &&
        mayChange && (
          <Act small quiet busy={saving.busy} onAct={() => void store(null)}>
            {t("asShipped")}
          </Act>
        )
      }
      saving={saving}
      isChanged={isChanged}
      onSave={mayChange ? () => void store(values.permissions) : undefined}
      onUndo={undo}
      onReload={() => void peopleSaved()}
      after={<Changes register="roles" record={line.role} />}
    >
      {[...groups].map(([group, ofGroup]) => (
        <section key={group}>
          <h2>{t(`rightGroup.${group as "case"}`)}</h2>
          <div className="right-list">
            {ofGroup.map(({ key, title }) => (
              <label key={key}>
                <input
                  type="checkbox"
                  checked={values.permissions.includes(key)}
                  onChange={(event) => toggle(key, event.target.checked)}
                />
                {say(title)}
              </label>
            ))}
          </div>
        </section>
      ))}
    </RecordForm>
  );
}

/** The whole matrix at a glance, to read; a role's name leads to where it is changed. */
function RightsTable({ listed }: { listed: Listed }) {
  const { t } = useTranslation("people");
  const say = useSay();
  return (
    <div className="admin-record scroll">
      <header>
        <h1>{t("matrix")}</h1>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
      <section className="rights-scroll" aria-label={t("matrix")} tabIndex={0}>
        <table className="rights">
          <thead>
            <tr>
              <th scope="col">{t("right")}</th>
              {listed.roles.map(({ role, title }) => (
                <th key={role} scope="col" className="role-name">
                  <Link to={`/admin/roles/${role}`}>{say(title)}</Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listed.permissions.map(({ key, title }) => (
              <tr key={key}>
                <th scope="row">{say(title)}</th>
                {listed.roles.map(({ role, permissions }) => (
                  <td key={role}>{permissions.includes(key) ? <Has /> : ""}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Has() {
  const { t } = useTranslation("people");
  return (
    <>
      <span aria-hidden="true">●</span>
      <span className="unseen">{t("has")}</span>
    </>
  );
}
