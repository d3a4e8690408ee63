import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "#web/fields/Field.tsx";
import { type Reference, ReferenceField } from "#web/fields/ReferenceField.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { AdminPanes, AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { queries } from "#web/staff/client/queries.ts";
import { findOrganisations, useRested } from "#web/staff/people/ask.ts";
import { useMay } from "#web/staff/session/me.ts";
import { type DeviceView, deviceOperations } from "../contract.ts";

const saved = () =>
  Promise.all(
    ["devices", "device", "register-changes", "callers"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
  );

/** Devices at customers, by serial number or model (D2). */
export function DevicesPage() {
  const { t } = useTranslation("registers");
  const { t: ta } = useTranslation("admin");
  const may = useMay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const [text, setText] = useState("");
  const q = useRested(text) || undefined;
  const asked = useInfiniteQuery({
    queryKey: ["devices", q],
    queryFn: ({ pageParam, signal }) =>
      call(deviceOperations.list, { query: { q, archived: "true", cursor: pageParam, limit: 50 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const { data: open } = useQuery({
    queryKey: ["device", id],
    queryFn: ({ signal }) => call(deviceOperations.read, { params: { id: id ?? "" } }, { signal }),
    enabled: id !== undefined && id !== "new",
  });
  return (
    <AdminPanes
      section="devices"
      newTo={may("device.manage") ? "/admin/devices/new" : undefined}
      narrow={<TextField type="search" value={text} onChange={setText} placeholder={t("devices.find")} />}
      isLoading={asked.isFetching}
      error={asked.error}
      isEmpty={asked.isSuccess && items.length === 0}
      rows={
        <>
          {items.map((device) => (
            <AdminRow
              key={device.id}
              to={`/admin/devices/${device.id}`}
              isCurrent={device.id === id}
              title={[device.model, device.name].filter(Boolean).join(" ")}
              isFaded={device.archivedAt !== null}
              detail={[device.organisation.name, device.site].filter(Boolean).join(" · ")}
              sign={<span className="mono small text2">{device.serial}</span>}
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
          <DeviceRecord key="new" device={null} />
        ) : open && open.id === id ? (
          <DeviceRecord key={`${open.id} ${open.version}`} device={open} />
        ) : null
      }
    />
  );
}

function DeviceRecord({ device }: { device: DeviceView | null }) {
  const { t } = useTranslation("registers");
  const { t: ta } = useTranslation("admin");
  const navigate = useNavigate();
  const saving = useSave();
  const mayChange = useMay()("device.manage");
  const { values, set, isChanged, undo } = useEdit({
    organisation: (device?.organisation ?? null) as Reference | null,
    model: device?.model ?? "",
    serial: device?.serial ?? "",
    name: device?.name ?? "",
    site: device?.site ?? "",
  });
  const save = () =>
    saving.run(async () => {
      const { organisation, ...rest } = values;
      const body = { ...rest, organisationId: organisation?.id ?? "" };
      if (device) {
        await call(deviceOperations.change, { params: { id: device.id }, body }, { ifMatch: device.version });
        await saved();
      } else {
        const { id } = await call(deviceOperations.create, { body });
        await saved();
        await navigate({ to: `/admin/devices/${id}` });
      }
    });
  const archive = (one: DeviceView) =>
    saving.run(async () => {
      const operation = one.archivedAt === null ? deviceOperations.archive : deviceOperations.restore;
      await call(operation, { params: { id: one.id } });
      await saved();
    });
  return (
    <RecordForm
      title={device ? [device.model, device.serial].filter(Boolean).join(" ") : t("devices.new")}
      acts={
        device &&
        mayChange && (
          <Act small quiet busy={saving.busy} onAct={() => void archive(device)}>
            {ta(device.archivedAt === null ? "archive" : "restore")}
          </Act>
        )
      }
      saving={saving}
      isChanged={isChanged}
      onSave={mayChange ? () => void save() : undefined}
      onUndo={undo}
      onReload={() => void saved()}
      after={device && <Changes register="devices" record={device.id} />}
    >
      <div className="fields">
        <Field title={t("devices.model")} required error={saving.errorOf("model")}>
          <TextField value={values.model} maxLength={200} onChange={(model) => set({ model })} />
        </Field>
        <Field title={t("devices.serial")} error={saving.errorOf("serial")}>
          <TextField mono value={values.serial} maxLength={100} onChange={(serial) => set({ serial })} />
        </Field>
        <Field title={t("devices.name")}>
          <TextField value={values.name} maxLength={200} onChange={(name) => set({ name })} />
        </Field>
        <Field title={t("devices.organisation")} required error={saving.errorOf("organisationId")}>
          <ReferenceField
            value={values.organisation}
            find={findOrganisations}
            onChange={(organisation) => set({ organisation })}
          />
        </Field>
        <Field title={t("devices.site")} wide>
          <TextField value={values.site} maxLength={200} onChange={(site) => set({ site })} />
        </Field>
      </div>
    </RecordForm>
  );
}
