import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import { unreadQuery } from "./ask.ts";

/** In "My work": notes of the shift before that I must still read and confirm (D20). */
export function NotesToRead() {
  const { t } = useTranslation("duty");
  const reader = useReader();
  const { data } = useQuery(unreadQuery);
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className="todo-group above" aria-label={t("mine.notes")}>
      <h2>
        {t("mine.notes")} <span className="count">{data.items.length}</span>
      </h2>
      {data.items.map((note) => (
        <div key={note.id} className="reminder">
          <span className="small whole when">{when(note.writtenAt, reader, { time: "always" })}</span>
          <Link to="/hand-over" className="cut">
            {note.body}
          </Link>
          <span className="space" />
          <span className="small text2 whole">{note.author.name}</span>
        </div>
      ))}
    </section>
  );
}
