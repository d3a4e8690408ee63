import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "#web/fields/Field.tsx";
import { PersonField } from "#web/fields/PersonField.tsx";
import { type Reference, ReferenceField } from "#web/fields/ReferenceField.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { AdminPanes, AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { findPersons } from "#web/staff/client/lookups.ts";
import type { AnswerOf } from "#web/staff/client/operations.ts";
import { queries } from "#web/staff/client/queries.ts";
import { findOrganisations, useRested } from "#web/staff/people/ask.ts";
import { useMay } from "#web/staff/session/me.ts";
import { projectOperations } from "../contract.ts";

type Read = AnswerOf<typeof projectOperations.read>;

const saved = () =>
  Promise.all(
    ["projects", "project", "contract", "contract-cover", "register-changes"].map((key) =>
      queries.invalidateQueries({ queryKey: [key] }),
    ),
  );

/** Projects: a customer's contracts together, and who manages them (L1). */
export function ProjectsPage() {
  const { t } = useTranslation("contracts");
  const { t: ta } = useTranslation("admin");
  const may = useMay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const [text, setText] = useState("");
  const q = useRested(text) || undefined;
  const asked = useInfiniteQuery({
    queryKey: ["projects", q],
    queryFn: ({ pageParam, signal }) =>
      call(projectOperations.list, { query: { q, archived: "true", cursor: pageParam, limit: 50 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const { data: open } = useQuery({
    queryKey: ["project", id],
    queryFn: ({ signal }) => call(projectOperations.read, { params: { id: id ?? "" } }, { signal }),
    enabled: id !== undefined && id !== "new",
  });
  return (
    <AdminPanes
      section="projects"
      newTo={may("register.manage") ? "/admin/projects/new" : undefined}
      narrow={<TextField type="search" value={text} onChange={setText} placeholder={t("projects.find")} />}
      isLoading={asked.isPending}
      error={asked.error}
      isEmpty={asked.isSuccess && items.length === 0}
      empty={text === "" ? t("projects.none") : undefined}
      rows={
        <>
          {items.map((project) => (
            <AdminRow
              key={project.id}
              to={`/admin/projects/${project.id}`}
              isCurrent={project.id === id}
              title={`${project.number} ${project.name}`}
              isFaded={project.archivedAt !== null}
              detail={[project.organisation.name, project.manager?.name].filter(Boolean).join(" · ")}
              sign={<span className="small text2">{t("projects.usedIn", { count: project.usedIn })}</span>}
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
          <ProjectRecord key="new" project={null} />
        ) : open && open.id === id ? (
          <ProjectRecord key={`${open.id} ${open.version}`} project={open} />
        ) : null
      }
    />
  );
}

function ProjectRecord({ project }: { project: Read | null }) {
  const { t } = useTranslation("contracts");
  const { t: ta } = useTranslation("admin");
  const navigate = useNavigate();
  const saving = useSave();
  const mayChange = useMay()("register.manage");
  const { values, set, isChanged, undo } = useEdit({
    number: project?.number ?? "",
    name: project?.name ?? "",
    organisation: (project?.organisation ?? null) as Reference | null,
    manager: (project?.manager ?? null) as Reference | null,
  });
  const save = () =>
    saving.run(async () => {
      const { organisation, manager, ...rest } = values;
      const body = { ...rest, organisationId: organisation?.id ?? "", managerId: manager?.id ?? null };
      if (project) {
        await call(projectOperations.change, { params: { id: project.id }, body }, { ifMatch: project.version });
        await saved();
      } else {
        const { id } = await call(projectOperations.create, { body });
        await saved();
        await navigate({ to: `/admin/projects/${id}` });
      }
    });
  const archive = (one: Read) =>
    saving.run(async () => {
      const operation = one.archivedAt === null ? projectOperations.archive : projectOperations.restore;
      await call(operation, { params: { id: one.id } });
      await saved();
    });
  return (
    <RecordForm
      title={project ? `${project.number} ${project.name}` : t("projects.new")}
      acts={
        project &&
        mayChange && (
          <Act small quiet busy={saving.busy} onAct={() => void archive(project)}>
            {ta(project.archivedAt === null ? "archive" : "restore")}
          </Act>
        )
      }
      saving={saving}
      isChanged={isChanged}
      onSave={mayChange ? () => void save() : undefined}
      onUndo={undo}
      onReload={() => void saved()}
      after={
        project && (
          <>
            <section>
              <h2>{t("projects.contracts")}</h2>
              {project.contracts.length === 0 && <p className="small text2">{t("projects.noContracts")}</p>}
              {project.contracts.map(({ id, number, name }) => (
                <p key={id}>
                  <Link to={`/admin/contracts/${id}`}>{`${number} ${name}`}</Link>
                </p>
              ))}
            </section>
            <Changes register="projects" record={project.id} />
          </>
        )
      }
    >
      <div className="fields">
        <Field title={t("projects.number")} required error={saving.errorOf("number")}>
          <TextField mono value={values.number} maxLength={60} onChange={(number) => set({ number })} />
        </Field>
        <Field title={t("name")} required error={saving.errorOf("name")}>
          <TextField value={values.name} maxLength={200} onChange={(name) => set({ name })} />
        </Field>
        <Field title={t("customer")} required error={saving.errorOf("organisationId")}>
          <ReferenceField
            value={values.organisation}
            find={findOrganisations}
            placeholder={t("findCustomer")}
            onChange={(organisation) => set({ organisation })}
          />
        </Field>
        <Field title={t("manager")} error={saving.errorOf("managerId")}>
          <PersonField value={values.manager} find={findPersons} onChange={(manager) => set({ manager })} />
        </Field>
      </div>
    </RecordForm>
  );
}
