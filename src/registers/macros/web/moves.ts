import { useQueries, useQuery } from "@tanstack/react-query";
import type { FieldType } from "#kernel/forms/field.ts";
import { type FormFieldView, processOperations } from "#kernel/process/contract.ts";
import { processQuery } from "#web/staff/cases/ask.ts";
import { call } from "#web/staff/client/call.ts";
import type { MacroView } from "../contract.ts";

/** What belongs to one case alone cannot be said beforehand. */
const ofOneCase = new Set<FieldType>(["files", "device", "contract", "catalogue-item", "answers", "choices", "people"]);

/** Whether something is chosen or written that a macro can keep. */
export const isKept = (value: unknown): value is string | number | boolean =>
  typeof value === "number" || typeof value === "boolean" || (typeof value === "string" && value !== "");

type OfferedMove = { value: string; title: MacroView["name"]; fields: FormFieldView[] };

/** Moves people make, of every procedure that runs, with those of their fields that can be filled beforehand. */
export function useMoves(): OfferedMove[] {
  const processes = useQuery({
    queryKey: ["processes"],
    queryFn: ({ signal }) => call(processOperations.list, {}, { signal }),
  });
  const read = useQueries({ queries: (processes.data?.items ?? []).map(({ key }) => processQuery(key)) });
  return read.flatMap(({ data: definition }) =>
    definition === undefined
      ? []
      : Object.entries(definition.moves)
          .filter(([, move]) => move.who !== "system" && move.only !== "customer")
          .map(([key, move]) => ({
            value: `${definition.key} ${key}`,
            title: { zh: `${definition.title.zh} · ${move.title.zh}`, en: `${definition.title.en} · ${move.title.en}` },
            fields: move.form.flatMap(({ field: key, title }): FormFieldView[] => {
              const field = definition.fields[key];
              if (!field || ofOneCase.has(field.type)) return [];
              return [
                {
                  key,
                  type: field.type,
                  title: title ?? field.title,
                  hint: field.hint ?? null,
                  // Nothing must be filled: what is left empty is asked, or stands, on the case.
                  required: false,
                  choices: field.choices ? [...field.choices] : null,
                  when: null,
                  maxLength: field.maxLength ?? null,
                  min: field.min ?? null,
                  max: field.max ?? null,
                  proposes: false,
                  steps: field.steps ?? null,
                  value: null,
                  valueText: null,
                },
              ];
            }),
          })),
  );
}
