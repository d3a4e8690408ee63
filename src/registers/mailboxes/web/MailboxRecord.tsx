import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "#web/kit/Act.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { Changes } from "#web/staff/admin/Changes.tsx";
import { RecordForm } from "#web/staff/admin/RecordForm.tsx";
import { useEdit } from "#web/staff/admin/use-edit.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { queries } from "#web/staff/client/queries.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import { type MailboxView, mailboxOperations as operations, type Probed } from "../contract.ts";
import { ArchiveMailbox } from "./ArchiveMailbox.tsx";
import { Condition } from "./Condition.tsx";
import { bodyOf, changeOf, type Direction, type EditedServer, editedOf, probeOf } from "./edited.ts";
import { LetterFields } from "./LetterFields.tsx";
import type { Preset } from "./presets.ts";
import { ServerFields } from "./ServerFields.tsx";

const saved = () =>
  Promise.all(["mailboxes", "register-changes"].map((key) => queries.invalidateQueries({ queryKey: [key] })));

const directions = ["incoming", "outgoing"] as const;
const untested: Record<Direction, Probed | null> = { incoming: null, outgoing: null };

type Props = {
  mailbox: MailboxView | null;
  processes: readonly { key: string; title: { zh: string; en: string } }[];
};

/** One mailbox: what becomes of its letters, its two servers, and a test of both as they stand in the form. */
export function MailboxRecord({ mailbox, processes }: Props) {
  const { t } = useTranslation("mailboxes");
  const say = useSay();
  const words = useProblemWords();
  const navigate = useNavigate();
  const saving = useSave();
  const testing = useSave();
  const [probed, setProbed] = useState(untested);
  const mayChange = useMay()("installation.manage");
  const usual = processes.find(({ key }) => key === "incident") ?? processes[0];
  const { values, set, difference, isChanged, undo } = useEdit(editedOf(mailbox, usual?.key ?? null));
  const hasServer = values.incoming !== null || values.outgoing !== null;
  const save = () =>
    saving.run(async () => {
      if (mailbox) {
        const body = changeOf(values, Object.keys(difference));
        await call(operations.change, { params: { id: mailbox.id }, body }, { ifMatch: mailbox.version });
        await saved();
      } else {
        const { id } = await call(operations.create, { body: bodyOf(values) });
        await saved();
        await navigate({ to: `/admin/mailboxes/${id}` });
      }
    });
  const archive = (one: MailboxView) =>
    saving.run(async () => {
      await call(one.archivedAt === null ? operations.archive : operations.restore, { params: { id: one.id } });
      await saved();
    });
  const test = () =>
    testing.run(async () => {
      setProbed(untested);
      setProbed(await call(operations.probe, { body: probeOf(mailbox?.id, values) }));
    });
  const put = (direction: Direction, server: EditedServer | null) => {
    set({ [direction]: server });
    // What the test said was said of something else.
    setProbed((known) => ({ ...known, [direction]: null }));
  };
  // A provider has both servers, and one account signs in to either.
  const choose = (preset: Preset) => {
    for (const direction of directions) {
      const server = values[direction];
      if (server) put(direction, { ...server, ...preset[direction], user: server.user || values.address.trim() });
    }
  };
  return (
    <RecordForm
      title={mailbox ? say(mailbox.name) : t("new")}
      lead={t("lead")}
      acts={
        mailbox && mayChange && <ArchiveMailbox mailbox={mailbox} saving={saving} onAct={() => void archive(mailbox)} />
      }
      saving={saving}
      isChanged={isChanged}
      onSave={mayChange ? () => void save() : undefined}
      onUndo={undo}
      onReload={() => void saved()}
      after={mailbox && <Changes register="mailboxes" record={mailbox.id} />}
    >
      {mailbox && mailbox.archivedAt === null && <Condition mailbox={mailbox} />}
      <LetterFields values={values} set={set} errorOf={saving.errorOf} processes={processes} />
      {directions.map((direction) => (
        <ServerFields
          key={direction}
          direction={direction}
          server={values[direction] ?? null}
          stored={mailbox?.[direction] ?? null}
          onChange={(server) => put(direction, server)}
          onPreset={choose}
          errorOf={(path) => saving.errorOf(path) ?? testing.errorOf(path)}
          probed={probed[direction]}
        />
      ))}
      {mayChange && hasServer && (
        <div className="mailbox-test row">
          <Act busy={testing.busy} onAct={() => void test()}>
            {t("test")}
          </Act>
          <span className="small text3">{t(testing.busy ? "testing" : "testHint")}</span>
        </div>
      )}
      {testing.failure !== undefined && <ErrorLine happened={words(testing.failure)} />}
    </RecordForm>
  );
}
