import { useTranslation } from "react-i18next";
import { ChoiceField } from "#web/fields/ChoiceField.tsx";
import { Field } from "#web/fields/Field.tsx";
import { NumberField } from "#web/fields/NumberField.tsx";
import { SegmentField } from "#web/fields/SegmentField.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { useSay } from "#web/words/language.ts";
import type { MailboxView, Probed } from "../contract.ts";
import { type Direction, type EditedServer, emptyServer, keepsPassword, usualPort } from "./edited.ts";
import { ProbeLine } from "./ProbeLine.tsx";
import { type Preset, presets } from "./presets.ts";

type Props = {
  direction: Direction;
  server: EditedServer | null;
  stored: MailboxView[Direction];
  onChange: (server: EditedServer | null) => void;
  onPreset: (preset: Preset) => void;
  errorOf: (path: string) => string | undefined;
  /** What the last test said; null: none was made of what stands here. */
  probed: Probed | null;
};

const securities = ["tls", "starttls", "none"] as const;

/** One of the two servers of a mailbox: whether there is one, where it stands, and as whom we sign in. */
export function ServerFields({ direction, server, stored, onChange, onPreset, errorOf, probed }: Props) {
  const { t } = useTranslation("mailboxes");
  const say = useSay();
  const put = (part: Partial<EditedServer>) => server && onChange({ ...server, ...part });
  const isKept = server !== null && keepsPassword(stored, server);
  const isLost = server !== null && stored?.hasPassword === true && !isKept && server.password === "";
  return (
    <section className="mailbox-server" aria-labelledby={`mailbox-${direction}`}>
      <h2 id={`mailbox-${direction}`}>{t(`title.${direction}`)}</h2>
      <div className="fields">
        <Field title={t(`is.${direction}`)} error={server === null ? errorOf(direction) : undefined}>
          <SegmentField
            value={server === null ? "no" : "yes"}
            choices={[
              { value: "yes", title: t(`yes.${direction}`) },
              { value: "no", title: t(`no.${direction}`) },
            ]}
            onChange={(is) => onChange(is === "no" ? null : emptyServer[direction])}
          />
        </Field>
        {server && (
          <>
            <Field title={t("preset")} hint={t("presetHint")}>
              <ChoiceField
                value={presets.find((one) => one[direction].host === server.host.trim())?.key ?? null}
                placeholder={t("otherProvider")}
                choices={presets.map(({ key, title }) => ({ value: key, title: say(title) }))}
                onChange={(key) => {
                  const preset = presets.find((one) => one.key === key);
                  if (preset) onPreset(preset);
                }}
              />
            </Field>
            <Field title={t("host")} required error={errorOf(`${direction}.host`)}>
              <TextField mono value={server.host} maxLength={253} onChange={(host) => put({ host })} />
            </Field>
            <Field title={t("port")} required error={errorOf(`${direction}.port`)}>
              <NumberField value={server.port} min={1} max={65_535} onChange={(port) => put({ port })} />
            </Field>
            <Field
              title={t("security")}
              hint={server.security === "none" ? t("noneHint") : undefined}
              error={errorOf(`${direction}.security`)}
            >
              <SegmentField
                value={server.security}
                choices={securities.map((value) => ({ value, title: t(`securities.${value}`) }))}
                onChange={(chosen) => {
                  const security = chosen as EditedServer["security"];
                  put({ security, port: usualPort[direction][security] });
                }}
              />
            </Field>
            {direction === "incoming" && (
              <Field title={t("folder")} error={errorOf("incoming.folder")}>
                <TextField value={server.folder} maxLength={200} onChange={(folder) => put({ folder })} />
              </Field>
            )}
            <Field title={t("user")} hint={t("userHint")} error={errorOf(`${direction}.user`)}>
              <TextField mono value={server.user} maxLength={320} onChange={(user) => put({ user })} />
            </Field>
            {server.user.trim() !== "" && (
              <Field
                title={t("password")}
                hint={isKept ? undefined : t("passwordHint")}
                error={errorOf(`${direction}.password`) ?? (isLost ? t("passwordLost") : undefined)}
              >
                <TextField
                  type="password"
                  autoComplete="new-password"
                  value={server.password}
                  maxLength={500}
                  placeholder={isKept ? t("passwordKept") : undefined}
                  onChange={(password) => put({ password })}
                />
              </Field>
            )}
          </>
        )}
      </div>
      {probed && <ProbeLine probed={probed} />}
    </section>
  );
}
