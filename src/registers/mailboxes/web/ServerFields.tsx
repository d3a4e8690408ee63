import { useTranslation } from "react-i18next";
import { Field } from "#web/fields/Field.tsx";
import { NumberField } from "#web/fields/NumberField.tsx";
import { SegmentField } from "#web/fields/SegmentField.tsx";
import { TextField } from "#web/fields/TextField.tsx";

export type Server = {
  host: string;
  port: number | null;
  security: "tls" | "starttls" | "none";
  user: string;
  password: string;
  folder: string;
  hasPassword: boolean;
};

type Props = {
  direction: "incoming" | "outgoing";
  server: Server;
  errorOf: (path: string) => string | undefined;
  onChange: (server: Server) => void;
};

/** One server of a mailbox. The password is written only; what is stored shows as stored. */
export function ServerFields({ direction, server, errorOf, onChange }: Props) {
  const { t } = useTranslation("mail");
  const set = (part: Partial<Server>) => onChange({ ...server, ...part });
  return (
    <div className="fields">
      <Field title={t("server.host")} hint={t(`server.${direction}Hint`)} error={errorOf(`${direction}.host`)}>
        <TextField mono value={server.host} maxLength={253} onChange={(host) => set({ host, hasPassword: false })} />
      </Field>
      <Field title={t("server.port")} error={errorOf(`${direction}.port`)}>
        <NumberField value={server.port} min={1} max={65_535} onChange={(port) => set({ port, hasPassword: false })} />
      </Field>
      <Field
        title={t("server.security")}
        hint={server.security === "none" ? t("server.noneHint") : undefined}
        error={errorOf(`${direction}.security`)}
      >
        <SegmentField
          value={server.security}
          choices={(["tls", "starttls", "none"] as const).map((one) => ({ value: one, title: t(`server.${one}`) }))}
          onChange={(security) => set({ security: security as Server["security"] })}
        />
      </Field>
      <Field title={t("server.user")} hint={t("server.userHint")} error={errorOf(`${direction}.user`)}>
        <TextField mono value={server.user} maxLength={320} onChange={(user) => set({ user, hasPassword: false })} />
      </Field>
      <Field
        title={t("server.password")}
        hint={t(server.hasPassword ? "server.passwordKept" : "server.passwordHint")}
        error={errorOf(`${direction}.password`)}
      >
        <TextField type="password" value={server.password} maxLength={500} onChange={(password) => set({ password })} />
      </Field>
      {direction === "incoming" && (
        <Field title={t("server.folder")} error={errorOf("incoming.folder")}>
          <TextField value={server.folder} maxLength={200} onChange={(folder) => set({ folder })} />
        </Field>
      )}
    </div>
  );
}
