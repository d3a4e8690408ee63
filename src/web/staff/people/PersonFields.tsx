import { Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Field } from "../../fields/Field.tsx";
import { type Reference, ReferenceField } from "../../fields/ReferenceField.tsx";
import { SegmentField } from "../../fields/SegmentField.tsx";
import { TextField } from "../../fields/TextField.tsx";
import { Act } from "../../kit/Act.tsx";
import { spokenPhone } from "../desk/phone.ts";
import { findOrganisations } from "./ask.ts";

export type ContactDraft = { kind: "phone" | "email"; value: string; isPreferred: boolean };
export type PersonDraft = {
  name: string;
  title: string;
  organisation: Reference | null;
  language: "zh" | "en";
  contacts: ContactDraft[];
};

type Props = {
  values: PersonDraft;
  set: (part: Partial<PersonDraft>) => void;
  errorOf: (path: string) => string | undefined;
};

/** Who a person is and how they are reached. */
export function PersonFields({ values, set, errorOf }: Props) {
  const { t } = useTranslation("people");
  return (
    <>
      <div className="fields">
        <Field title={t("name")} required error={errorOf("name")}>
          <TextField value={values.name} maxLength={100} onChange={(name) => set({ name })} />
        </Field>
        <Field title={t("jobTitle")} error={errorOf("title")}>
          <TextField value={values.title} maxLength={100} onChange={(title) => set({ title })} />
        </Field>
        <Field title={t("organisation")} error={errorOf("organisationId")}>
          <ReferenceField
            value={values.organisation}
            find={findOrganisations}
            onChange={(organisation) => set({ organisation })}
          />
        </Field>
        <Field title={t("language")}>
          <SegmentField
            label={t("language")}
            value={values.language}
            choices={[
              { value: "zh", title: "中文" },
              { value: "en", title: "English" },
            ]}
            onChange={(language) => set({ language: language as "zh" | "en" })}
          />
        </Field>
      </div>
      <h2>{t("contacts")}</h2>
      {values.contacts.map((contact, at) => (
        <Contact
          key={at}
          contact={contact}
          error={errorOf(`contacts.${at}`)}
          onChange={(next) => set({ contacts: values.contacts.with(at, next) })}
          onPrefer={() =>
            set({
              contacts: values.contacts.map((one, other) =>
                one.kind === contact.kind ? { ...one, isPreferred: other === at } : one,
              ),
            })
          }
          onRemove={() => set({ contacts: values.contacts.toSpliced(at, 1) })}
        />
      ))}
      <div className="row">
        {(["phone", "email"] as const).map((kind) => (
          <Act
            key={kind}
            small
            icon={Plus}
            onAct={() => set({ contacts: [...values.contacts, { kind, value: "", isPreferred: false }] })}
          >
            {t(`add.${kind}`)}
          </Act>
        ))}
      </div>
    </>
  );
}

type ContactProps = {
  contact: ContactDraft;
  error: string | undefined;
  onChange: (contact: ContactDraft) => void;
  onPrefer: () => void;
  onRemove: () => void;
};

function Contact({ contact, error, onChange, onPrefer, onRemove }: ContactProps) {
  const { t } = useTranslation("people");
  const { kind, value, isPreferred } = contact;
  return (
    <div className="contact-line">
      <Field title={t(`kind.${kind}`)} error={error}>
        <TextField
          mono
          type={kind === "phone" ? "tel" : "email"}
          value={kind === "phone" ? spokenPhone(value) : value}
          onChange={(next) => onChange({ ...contact, value: next })}
        />
      </Field>
      {isPreferred ? (
        <span className="tag">{t("preferred")}</span>
      ) : (
        <Act small quiet onAct={onPrefer}>
          {t("prefer")}
        </Act>
      )}
      <Act small quiet icon={X} onAct={onRemove}>
        {t("remove")}
      </Act>
    </div>
  );
}

/** The draft as the API takes it; contacts left empty were not meant. */
export function bodyOf(values: PersonDraft) {
  return {
    name: values.name.trim(),
    title: values.title.trim() || null,
    organisationId: values.organisation?.id ?? null,
    language: values.language,
    contacts: values.contacts.filter(({ value }) => value.trim() !== ""),
  };
}
