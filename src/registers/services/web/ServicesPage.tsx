import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { AdminPanes } from "#web/staff/admin/AdminPanes.tsx";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { TreeRows } from "#web/staff/admin/TreeRows.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { usePicked } from "#web/staff/admin/use-picked.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { WordsField } from "#web/staff/admin/WordsField.tsx";
import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import { type ServiceView, serviceOperations } from "../contract.ts";

const saved = () =>
  Promise.all(["services", "register-changes"].map((key) => queries.invalidateQueries({ queryKey: [key] })));

/** The tree of services: who answers for each and where its cases go (D5). */
export function ServicesPage() {
  const { t } = useTranslation("registers");
  const may = useMay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const teams = usePicked("every-team");
  const { data, error, isPending } = useQuery({
    queryKey: ["services", "all"],
    queryFn: ({ signal }) => call(serviceOperations.list, { query: { archived: "true" } }, { signal }),
  });
  const open = data?.items.find((one) => one.id === id);
  const all = data?.items ?? [];
  return (
    <AdminPanes
      section="services"
      newTo={may("register.manage") ? "/admin/services/new" : undefined}
      isLoading={isPending}
      error={error}
      isEmpty={data?.items.length === 0}
      empty={t("services.none")}
      rows={
        <TreeRows
          nodes={all}
          section="services"
          current={id}
          detailOf={({ teamId }) => (teamId ? (teams.find(teamId)?.name ?? "") : "")}
        />
      }
      record={
        id === "new" ? (
          <ServiceRecord key="new" service={null} all={all} />
        ) : open ? (
          <ServiceRecord key={`${open.id} ${open.version}`} service={open} all={all} />
        ) : null
      }
    />
  );
}

function ServiceRecord({ service, all }: { service: ServiceView | null; all: readonly ServiceView[] }) {
  const { t } = useTranslation("registers");
  const { t: ta } = useTranslation("admin");
  const say = useSay();
  const navigate = useNavigate();
  const saving = useSave();
  const mayChange = useMay()("register.manage");
  const teams = usePicked("every-team");
  const departments = usePicked("department");
  const { values, set, difference, isChanged, undo } = useEdit({
    key: service?.key ?? "",
    name: service?.name ?? { zh: "", en: "" },
    parentId: service?.parentId ?? null,
    departmentId: service?.departmentId ?? null,
    teamId: service?.teamId ?? null,
    thirdLineTeamId: service?.thirdLineTeamId ?? null,
  });
  const save = () =>
    saving.run(async () => {
      if (service) {
        const { key: _, ...body } = difference;
        const params = { id: service.id };
        await call(serviceOperations.change, { params, body }, { ifMatch: service.version });
        await saved();
      } else {
        const { id } = await call(serviceOperations.create, { body: values });
        await saved();
        await navigate({ to: `/admin/services/${id}` });
      }
    });
  const archive = (one: ServiceView) =>
    saving.run(async () => {
      const operation = one.archivedAt === null ? serviceOperations.archive : serviceOperations.restore;
      await call(operation, { params: { id: one.id } });
      await saved();
    });
  const above = all.filter((one) => one.id !== service?.id && one.archivedAt === null);
  const choices = (picked: ReturnType<typeof usePicked>) =>
    picked.all.map(({ id, name, detail }) => ({ value: id, title: [name, detail].filter(Boolean).join(" · ") }));
  return (
    <RecordForm
      title={service ? say(service.name) : t("services.new")}
      lead={service && <span className="mono small">{service.key}</span>}
      acts={
        service &&
        mayChange && (
          <Act small quiet busy={saving.busy} onAct={() => void archive(service)}>
            {ta(service.archivedAt === null ? "archive" : "restore")}
          </Act>
        )
      }
      saving={saving}
      isChanged={isChanged}
      onSave={mayChange ? () => void save() : undefined}
      onUndo={undo}
      onReload={() => void saved()}
      after={service && <Changes register="services" record={service.id} />}
    >
      <div className="fields">
        {!service && (
          <Field title={ta("key")} hint={ta("keyHint")} required error={saving.errorOf("key")}>
            <TextField mono value={values.key} maxLength={60} onChange={(key) => set({ key })} />
          </Field>
        )}
        <WordsField
          title={t("name")}
          value={values.name}
          onChange={(name) => set({ name })}
          error={saving.errorOf("name")}
        />
        <Field title={t("above")} error={saving.errorOf("parentId")}>
          <ChoiceField
            value={values.parentId}
            clearable
            placeholder={ta("none")}
            choices={above.map(({ id, name }) => ({ value: id, title: say(name) }))}
            onChange={(parentId) => set({ parentId })}
          />
        </Field>
        <Field title={t("services.department")} error={saving.errorOf("departmentId")}>
          <ChoiceField
            value={values.departmentId}
            clearable
            choices={choices(departments)}
            onChange={(departmentId) => set({ departmentId })}
          />
        </Field>
        <Field title={t("services.team")} hint={t("services.teamHint")} error={saving.errorOf("teamId")}>
          <ChoiceField
            value={values.teamId}
            clearable
            choices={choices(teams)}
            onChange={(teamId) => set({ teamId })}
          />
        </Field>
        <Field title={t("services.thirdLine")} error={saving.errorOf("thirdLineTeamId")}>
          <ChoiceField
            value={values.thirdLineTeamId}
            clearable
            choices={choices(teams)}
            onChange={(thirdLineTeamId) => set({ thirdLineTeamId })}
          />
        </Field>
      </div>
    </RecordForm>
  );
}
