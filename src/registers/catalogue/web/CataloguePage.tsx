import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "#web/kit/Act.tsx";
import { AdminPanes, AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import { catalogueOperations, type ItemView } from "../contract.ts";
import { ApprovalEditor } from "./ApprovalEditor.tsx";
import { emptyItem } from "./empty-item.ts";
import { FormEditor } from "./FormEditor.tsx";
import { ItemFields } from "./ItemFields.tsx";
import { Preview } from "./Preview.tsx";
import "./catalogue.css";

const saved = () =>
  Promise.all(["catalogue", "register-changes"].map((key) => queries.invalidateQueries({ queryKey: [key] })));

/** The service catalogue (L1): what customers may ask for, what is asked of them, who approves and who fulfils it. */
export function CataloguePage() {
  const { t } = useTranslation("catalogue");
  const say = useSay();
  const may = useMay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const { data, error, isPending } = useQuery({
    queryKey: ["catalogue", "all"],
    queryFn: ({ signal }) => call(catalogueOperations.list, { query: { archived: "true" } }, { signal }),
  });
  const open = data?.items.find((item) => item.id === id);
  return (
    <AdminPanes
      section="catalogue"
      newTo={may("register.manage") ? "/admin/catalogue/new" : undefined}
      isLoading={isPending}
      error={error}
      isEmpty={data?.items.length === 0}
      empty={t("admin.none")}
      rows={data?.items.map((item) => (
        <AdminRow
          key={item.id}
          to={`/admin/catalogue/${item.id}`}
          isCurrent={item.id === id}
          title={say(item.name)}
          isFaded={item.archivedAt !== null}
          detail={t(`group.${item.group}`)}
          sign={
            item.approvals.length > 0 ? (
              <span className="tag">{t("admin.steps", { count: item.approvals.length })}</span>
            ) : undefined
          }
        />
      ))}
      record={
        id === "new" ? (
          <ItemRecord key="new" item={null} />
        ) : open ? (
          <ItemRecord key={`${open.id} ${open.version}`} item={open} />
        ) : null
      }
    />
  );
}

function ItemRecord({ item }: { item: ItemView | null }) {
  const { t } = useTranslation("catalogue");
  const { t: ta } = useTranslation("admin");
  const say = useSay();
  const navigate = useNavigate();
  const saving = useSave();
  const mayChange = useMay()("register.manage");
  const [isPreviewing, setPreviewing] = useState(false);
  const { values, set, difference, isChanged, undo } = useEdit(item === null ? emptyItem : editable(item));
  const save = () =>
    saving.run(async () => {
      if (item) {
        const { key: _, ...body } = difference;
        await call(catalogueOperations.change, { params: { id: item.id }, body }, { ifMatch: item.version });
        await saved();
      } else {
        const { id } = await call(catalogueOperations.create, { body: values });
        await saved();
        await navigate({ to: `/admin/catalogue/${id}` });
      }
    });
  const archive = (one: ItemView) =>
    saving.run(async () => {
      const operation = one.archivedAt === null ? catalogueOperations.archive : catalogueOperations.restore;
      await call(operation, { params: { id: one.id } });
      await saved();
    });
  const editing = { values, set, errorOf: saving.errorOf };
  return (
    <RecordForm
      title={item ? say(item.name) : t("admin.new")}
      lead={item && <UsedIn item={item} />}
      acts={
        <>
          <Act small quiet onAct={() => setPreviewing(!isPreviewing)}>
            {t(isPreviewing ? "admin.edit" : "admin.preview")}
          </Act>
          {item && mayChange && (
            <Act small quiet busy={saving.busy} onAct={() => void archive(item)}>
              {ta(item.archivedAt === null ? "archive" : "restore")}
            </Act>
          )}
        </>
      }
      saving={saving}
      isChanged={isChanged}
      onSave={mayChange ? () => void save() : undefined}
      onUndo={undo}
      onReload={() => void saved()}
      after={item && <Changes register="catalogue" record={item.id} />}
    >
      {isPreviewing ? (
        <Preview item={values} />
      ) : (
        <>
          <ItemFields {...editing} isNew={item === null} />
          <FormEditor {...editing} />
          <ApprovalEditor {...editing} />
        </>
      )}
    </RecordForm>
  );
}

/** How many requests lean on it: those that live go on by the version they were asked by. */
function UsedIn({ item }: { item: ItemView }) {
  const { t } = useTranslation("catalogue");
  const { data } = useQuery({
    queryKey: ["catalogue", item.id, item.version],
    queryFn: ({ signal }) => call(catalogueOperations.read, { params: { id: item.id } }, { signal }),
  });
  return (
    <span className="small">
      <span className="mono">{item.key}</span>
      {data && <> · {t("admin.usedIn", { count: data.usedIn, open: data.open, version: item.version })}</>}
    </span>
  );
}

const editable = ({ id: _, version: __, archivedAt: ___, ...rest }: ItemView) => rest;
