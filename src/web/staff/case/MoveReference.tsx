import { useTranslation } from "react-i18next";
import type { CaseView } from "#kernel/process/contract.ts";
import { OrganisationField } from "../../fields/OrganisationField.tsx";
import { PersonField } from "../../fields/PersonField.tsx";
import { type FindReferences, type Reference, ReferenceField } from "../../fields/ReferenceField.tsx";
import { currentLanguage } from "../../words/language.ts";
import { findOrganisations, findPersons, findSuppliers, teamsQuery } from "../client/lookups.ts";
import { queries } from "../client/queries.ts";
import { useStaffParts } from "../parts.ts";

type Props = {
  view: Pick<CaseView, "organisation" | "team">;
  type: string;
  value: Reference | null;
  onChange: (value: Reference | null) => void;
};

/** A field that names somebody or something; what is likely stands there before anything is typed. */
export function MoveReference({ view, type, value, onChange }: Props) {
  const { t } = useTranslation("cases");
  const { pickers } = useStaffParts();
  const shared = { value, onChange };
  if (type === "supplier") return <OrganisationField {...shared} find={findSuppliers} />;
  if (type === "person") return <PersonField {...shared} find={findColleagues(view)} />;
  if (type === "organisation" || type === "department")
    return <OrganisationField {...shared} find={findOrganisations} />;
  const picker = Object.hasOwn(pickers, type) ? pickers[type] : undefined;
  const find = picker?.({ organisationId: view.organisation?.id ?? null }) ?? (async () => []);
  return <ReferenceField {...shared} find={find} placeholder={t(type === "device" ? "form.device" : "form.choose")} />;
}

/** Before anything is typed: the team the case lies with. Then anybody. */
const findColleagues =
  (view: Props["view"]): FindReferences =>
  async (text, signal) => {
    const team = (await queries.fetchQuery(teamsQuery)).items.find(({ id }) => id === view.team?.id);
    if (text === "" && team) {
      return team.members.map(({ id, name }) => ({ id, name, detail: team.name[currentLanguage()] }));
    }
    return findPersons(text, signal);
  };
