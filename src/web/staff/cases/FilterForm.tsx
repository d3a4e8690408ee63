import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../fields/ChoiceField.tsx";
import { ChoicesField } from "../../fields/ChoicesField.tsx";
import { Field } from "../../fields/Field.tsx";
import { OrganisationField } from "../../fields/OrganisationField.tsx";
import { PersonField } from "../../fields/PersonField.tsx";
import { useSay } from "../../words/language.ts";
import { findOrganisations, findPersons, organisationQuery, personQuery, teamsQuery } from "../client/lookups.ts";
import type { FilterKey, Filters } from "./filters.ts";
import type { Area } from "./views.ts";

type Props = { area: Area; filters: Filters; onChange: (more: Partial<Record<FilterKey, string | undefined>>) => void };

/** What a list can be narrowed by; every choice acts at once and stands in the address. */
export function FilterForm({ area, filters, onChange }: Props) {
  const { t } = useTranslation("cases");
  const say = useSay();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const organisation = useQuery({ ...organisationQuery(filters.organisation ?? ""), enabled: !!filters.organisation });
  const isPerson = /^\d+$/.test(filters.assignee ?? "");
  const person = useQuery({ ...personQuery(filters.assignee ?? ""), enabled: isPerson });
  return (
    <div className="filter-form">
      <Field title={t("filter.priority")}>
        <ChoicesField
          placeholder={t("filter.any")}
          value={filters.priority?.split(",") ?? []}
          onChange={(chosen) => onChange({ priority: chosen.toSorted().join(",") || undefined })}
          choices={(["1", "2", "3", "4"] as const).map((value) => ({ value, title: t(`priority.${value}`) }))}
        />
      </Field>
      <Field title={t("filter.organisation")}>
        <OrganisationField
          value={filters.organisation ? { id: filters.organisation, name: organisation.data?.name ?? "…" } : null}
          onChange={(one) => onChange({ organisation: one?.id })}
          find={findOrganisations}
        />
      </Field>
      {area === "cases" && (
        <>
          <Field title={t("filter.assignee")}>
            <PersonField
              value={isPerson ? { id: filters.assignee!, name: person.data?.name ?? "…" } : null}
              onChange={(one) => onChange({ assignee: one?.id })}
              find={findPersons}
            />
          </Field>
          <Field title={t("filter.team")}>
            <ChoiceField
              clearable
              placeholder={t("filter.any")}
              value={filters.team ?? null}
              onChange={(team) => onChange({ team: team ?? undefined })}
              choices={[
                { value: "mine", title: t("filter.mine") },
                ...teams.map(({ id, name }) => ({ value: id, title: say(name) })),
              ]}
            />
          </Field>
          <Field title={t("filter.due")}>
            <ChoiceField
              clearable
              placeholder={t("filter.any")}
              value={filters.due ?? null}
              onChange={(due) => onChange({ due: due ?? undefined })}
              choices={[
                { value: "late", title: t("view.late") },
                { value: "soon", title: t("view.soon") },
              ]}
            />
          </Field>
        </>
      )}
    </div>
  );
}
