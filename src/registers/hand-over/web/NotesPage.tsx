import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Printer } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { EmptyLine } from "#web/kit/EmptyLine.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { LoadingLine } from "#web/kit/LoadingLine.tsx";
import { PageHead } from "#web/kit/PageHead.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { when } from "#web/kit/when.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { useTitle } from "#web/staff/title.ts";
import { useSay } from "#web/words/language.ts";
import { type NoteView, handOverOperations as operations } from "../contract.ts";
import { notesChanged } from "./ask.ts";
import { NoteForm } from "./NoteForm.tsx";
import "#web/staff/admin/admin.css";
import "./hand-over.css";

/** What one shift told the next: write, read and confirm, look back, print (D20). */
export function NotesPage() {
  const { t } = useTranslation("duty");
  useTitle(t("handOver"));
  const words = useProblemWords();
  const [q, setQ] = useState("");
  const [isWriting, setWriting] = useState(false);
  const asked = useInfiniteQuery({
    queryKey: ["hand-over", "list", q],
    queryFn: ({ pageParam, signal }) =>
      call(operations.list, { query: { q: q || undefined, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });
  const notes = asked.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <main className="hand-over scroll">
      <PageHead title={t("handOver")}>
        <Link to="/duty">{t("now")}</Link>
        <Act small quiet icon={Printer} onAct={() => window.print()}>
          {t("note.print")}
        </Act>
        {!isWriting && (
          <Act filled keys="n" onAct={() => setWriting(true)}>
            {t("note.write")}
          </Act>
        )}
      </PageHead>
      {isWriting && <NoteForm onDone={() => setWriting(false)} />}
      <search className="note-find">
        <TextField type="search" value={q} maxLength={100} placeholder={t("note.search")} onChange={setQ} />
      </search>
      {asked.isFetching && <LoadingLine />}
      {asked.error && <ErrorLine happened={words(asked.error)} />}
      {notes.map((note) => (
        <Note key={note.id} note={note} />
      ))}
      {asked.isSuccess && notes.length === 0 && <EmptyLine>{t(q ? "note.noneFound" : "note.none")}</EmptyLine>}
      {asked.hasNextPage && (
        <button type="button" className="list-more" onClick={() => void asked.fetchNextPage()}>
          {t("note.more")}
        </button>
      )}
    </main>
  );
}

function Note({ note }: { note: NoteView }) {
  const { t } = useTranslation("duty");
  const say = useSay();
  const reader = useReader();
  const words = useProblemWords();
  const saving = useSave();
  const { leaving, coming } = note;
  const confirm = () =>
    void saving.run(async () => {
      await call(operations.read, { params: { id: note.id } });
      await notesChanged();
    });
  return (
    <article className="note">
      <header className="row">
        <b>{note.author.name}</b>
        <span className="small text2">
          {say(note.team.name)} · {when(note.writtenAt, reader, { time: "always" })}
          {coming &&
            ` · ${
              leaving
                ? t("note.shift", { leaving: say(leaving.name), coming: say(coming.name) })
                : t("note.shiftTo", { coming: say(coming.name) })
            }`}
        </span>
      </header>
      <p className="body">{note.body}</p>
      {note.cases.length > 0 && (
        <ul className="small">
          {note.cases.map(({ number, subject, state }) => (
            <li key={number} className="row">
              <Link to={`/cases/${number}`} className="mono whole">
                {number}
              </Link>
              <span className="whole text2">{say(state)}</span>
              <span className="cut">{subject}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="small text2">
        {note.readers
          .map(({ name, readAt }) =>
            readAt
              ? t("note.readAt", { who: name, when: when(readAt, reader, { time: "always", inside: true }) })
              : t("note.notRead", { who: name }),
          )
          .join(" · ") || t("note.nobodyReads")}
      </p>
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
      {note.isMineToRead && (
        <div className="acts">
          <Act small busy={saving.busy} onAct={confirm}>
            {t("note.read")}
          </Act>
        </div>
      )}
    </article>
  );
}
