import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { call } from "#web/staff/client/call.ts";
import type { ItemFormProps } from "#web/staff/screens.ts";
import { useSay } from "#web/words/language.ts";
import { catalogueOperations } from "../contract.ts";
import { Questions } from "./Questions.tsx";

/** Which item of the catalogue is asked for, and its questions: at the desk, and where a case becomes a request (D4). */
export function ItemForm({ organisationId, value, onChange, errorOf }: ItemFormProps) {
  const { t } = useTranslation("catalogue");
  const say = useSay();
  const { data } = useQuery({
    queryKey: ["catalogue", "offered", organisationId],
    queryFn: ({ signal }) =>
      call(catalogueOperations.offered, { query: { organisation: organisationId ?? undefined } }, { signal }),
    staleTime: 60_000,
  });
  const items = data?.items ?? [];
  const item = items.find(({ id }) => id === value.itemId);
  return (
    <>
      <div className="wide" data-field="item">
        <Field title={t("item")} required error={errorOf("item")} hint={item && say(item.description)}>
          <ChoiceField
            value={value.itemId}
            clearable
            placeholder={t("chooseItem")}
            choices={items.map((one) => ({ value: one.id, title: `${say(one.groupTitle)} · ${say(one.name)}` }))}
            onChange={(itemId) => {
              const chosen = items.find(({ id }) => id === itemId);
              onChange({ itemId, name: chosen ? say(chosen.name) : "", answers: {} });
            }}
          />
        </Field>
      </div>
      {item && (
        <Questions
          fields={item.fields}
          values={value.answers}
          errorOf={errorOf}
          onChange={(key, answer) => onChange({ ...value, answers: { ...value.answers, [key]: answer } })}
        />
      )}
    </>
  );
}
