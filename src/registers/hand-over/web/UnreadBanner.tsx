import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Act } from "#web/kit/Act.tsx";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { type NoteView, handOverOperations as operations } from "../contract.ts";
import { notesChanged, unreadQuery } from "./ask.ts";
import "./hand-over.css";

/** Over every page, until each note of the shift before is confirmed as read. */
export function UnreadBanner() {
  const { data } = useQuery(unreadQuery);
  return data?.items.map((note) => <Unread key={note.id} note={note} />);
}

function Unread({ note }: { note: NoteView }) {
  const { t } = useTranslation("duty");
  const saving = useSave();
  const confirm = () =>
    void saving.run(async () => {
      await call(operations.read, { params: { id: note.id } });
      await notesChanged();
    });
  return (
    <section className="note-banner" aria-label={t("handOver")}>
      <b>{t("note.mustRead", { author: note.author.name })}</b>
      <span className="cut" title={note.body}>
        {note.body}
      </span>
      <Link to="/hand-over">{t("note.open")}</Link>
      <Act small busy={saving.busy} onAct={confirm}>
        {t("note.read")}
      </Act>
    </section>
  );
}
