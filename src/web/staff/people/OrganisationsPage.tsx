import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OrganisationView } from "#kernel/people/contract.ts";
import { TextField } from "../../fields/TextField.tsx";
import { AdminPanes, AdminRow } from "../admin/AdminPanes.tsx";
import { useMay } from "../session/me.ts";
import { useOrganisations } from "./ask.ts";
import { OrganisationRecord } from "./OrganisationRecord.tsx";
import "./people.css";

/** Customers, our own departments and suppliers as one tree each (U1). */
export function OrganisationsPage() {
  const { t } = useTranslation("people");
  const may = useMay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const [text, setText] = useState("");
  const { data, error, isPending } = useOrganisations();
  const all = data ?? [];
  const shown = inTree(all).filter(({ one }) =>
    `${one.name} ${one.code ?? ""}`.toLowerCase().includes(text.trim().toLowerCase()),
  );
  const open = all.find((one) => one.id === id);
  const below = id?.startsWith("new-") ? all.find((one) => one.id === id.slice(4)) : undefined;
  return (
    <AdminPanes
      section="organisations"
      newTo={may("people.manage-customers") ? "/admin/organisations/new" : undefined}
      narrow={<TextField type="search" value={text} onChange={setText} placeholder={t("findOrganisation")} />}
      isLoading={isPending}
      error={error}
      isEmpty={data !== undefined && shown.length === 0}
      rows={shown.map(({ one, depth }) => (
        <AdminRow
          key={one.id}
          to={`/admin/organisations/${one.id}`}
          isCurrent={one.id === id}
          title={one.name}
          depth={text.trim() === "" ? depth : 0}
          isFaded={one.isArchived}
          sign={depth === 0 && <Side of={one} />}
        />
      ))}
      record={
        id?.startsWith("new") ? (
          <OrganisationRecord key={id} organisation={null} below={below} />
        ) : open ? (
          <OrganisationRecord key={`${open.id} ${open.version}`} organisation={open} />
        ) : null
      }
    />
  );
}

function Side({ of }: { of: OrganisationView }) {
  const { t } = useTranslation("people");
  const sides = (["isOwn", "isCustomer", "isSupplier"] as const).filter((side) => of[side]);
  return sides.map((side) => (
    <span key={side} className="tag">
      {t(`side.${side}`)}
    </span>
  ));
}

/** Roots in the order own, customers, suppliers; below each its departments and sites. */
function inTree(all: readonly OrganisationView[]): { one: OrganisationView; depth: number }[] {
  const below = Map.groupBy(all, ({ parent }) => parent?.id ?? null);
  const weight = ({ isOwn, isCustomer }: OrganisationView) => (isOwn ? 0 : isCustomer ? 1 : 2);
  const walk = (parent: string | null, depth: number): { one: OrganisationView; depth: number }[] =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => weight(a) - weight(b) || Number(a.id) - Number(b.id))
      .flatMap((one) => [{ one, depth }, ...walk(one.id, depth + 1)]);
  return walk(null, 0);
}
