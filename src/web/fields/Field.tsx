import { createContext, useContext, useId } from "react";
import { useTranslation } from "react-i18next";
import "./fields.css";

type FieldLink = {
  id: string;
  /** The word above, for controls made of several. */
  labelId?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
  "aria-required"?: boolean;
};
const FieldContext = createContext<FieldLink | null>(null);

/** The ids and states that tie a control to the label, hint and error of the field around it. */
export function useField(): FieldLink {
  const alone = useId();
  const { labelId: _, ...link } = useContext(FieldContext) ?? { id: alone };
  return link;
}

/** As `useField`, for a group of controls: no label points at a group, so the group points at its label. */
export function useFieldGroup(): Omit<FieldLink, "labelId"> & { "aria-labelledby"?: string } {
  const alone = useId();
  const { labelId, ...link } = useContext(FieldContext) ?? { id: alone };
  return { ...link, "aria-labelledby": labelId };
}

type Props = {
  title: string;
  required?: boolean;
  /** Where a recognised value came from: 来自号码, 随合同. Sinks the field. */
  source?: string;
  /** At the right of the label: 一句话，客户也会看到. */
  hint?: string;
  /** What is wrong and what to do; announced when it appears. */
  error?: string;
  /** Over the whole width of a two-column form. */
  wide?: boolean;
  children: React.ReactNode;
};

/** A labelled field: the word above, its source or need beside it, the error below where it happened. */
export function Field({ title, required = false, source, hint, error, wide = false, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const described = [hint && `${id}-hint`, source && `${id}-source`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={`field${wide ? " wide" : ""}${source ? " filled" : ""}${error ? " wrong" : ""}`}>
      <div className="label">
        <label id={`${id}-label`} htmlFor={id}>
          {title}
        </label>
        {required && <span className="required">{t("field.required")}</span>}
        {source && (
          <span id={`${id}-source`} className="source">
            {source}
          </span>
        )}
        <span className="space" />
        {hint && (
          <span id={`${id}-hint`} className="text3">
            {hint}
          </span>
        )}
      </div>
      <FieldContext
        value={{
          id,
          labelId: `${id}-label`,
          "aria-describedby": described || undefined,
          "aria-invalid": error ? true : undefined,
          "aria-required": required || undefined,
        }}
      >
        {children}
      </FieldContext>
      {error && (
        <p id={`${id}-error`} className="error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
