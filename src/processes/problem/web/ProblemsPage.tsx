import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { caseOperations } from "#kernel/process/contract.ts";
import { Field } from "#web/fields/Field.tsx";
import { TextField } from "#web/fields/TextField.tsx";
import { Act } from "#web/kit/Act.tsx";
import { CaseNumber } from "#web/kit/CaseNumber.tsx";
import { EmptyLine } from "#web/kit/EmptyLine.tsx";
import { ErrorLine } from "#web/kit/ErrorLine.tsx";
import { LoadingLine } from "#web/kit/LoadingLine.tsx";
import { PageHead } from "#web/kit/PageHead.tsx";
import { useReader } from "#web/kit/reader.tsx";
import { StateTag } from "#web/kit/StateTag.tsx";
import { when } from "#web/kit/when.ts";
import { useSave } from "#web/staff/admin/use-save.ts";
import { call } from "#web/staff/client/call.ts";
import { useProblemWords } from "#web/staff/client/problem-words.ts";
import { queries } from "#web/staff/client/queries.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useTitle } from "#web/staff/title.ts";
import { useSay } from "#web/words/language.ts";
import { problemOperations, type Recurring } from "../contract.ts";
import "./problems.css";

const recurringQuery = {
  queryKey: ["cases", "recurring"],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    call(problemOperations.recurring, { query: { limit: 100 } }, { signal }),
};

/** What recurs and waits for a decision, and the problem records there are (D26). */
export function ProblemsPage() {
  const { t } = useTranslation("problems");
  const words = useProblemWords();
  useTitle(t("title"));
  const decides = useMay()("problem.manage");
  const recurring = useQuery({ ...recurringQuery, enabled: decides });
  const records = useQuery({
    queryKey: ["cases", "problems"],
    queryFn: ({ signal }) =>
      call(caseOperations.list, { query: { process: "problem", sort: "-updatedAt", limit: 50 } }, { signal }),
  });
  return (
    <main className="problems">
      <PageHead title={t("title")}>
        <Link to="/admin/recurrence">{t("rule.title")}</Link>
      </PageHead>
      {decides && (
        <section aria-label={t("recurring")}>
          <h2>{t("recurring")}</h2>
          {recurring.isPending && <LoadingLine />}
          {recurring.error && <ErrorLine happened={words(recurring.error)} />}
          {recurring.data?.items.length === 0 && <EmptyLine>{t("nothingRecurs")}</EmptyLine>}
          {recurring.data?.items.map((one) => (
            <Recurs key={one.id} one={one} />
          ))}
        </section>
      )}
      <section aria-label={t("records")}>
        <h2>{t("records")}</h2>
        {records.data?.items.length === 0 && <EmptyLine>{t("noRecords")}</EmptyLine>}
        {records.data !== undefined && records.data.items.length > 0 && (
          <ul className="records">
            {records.data.items.map(({ number, subject, state, assignee }) => (
              <li key={number} className="row">
                <Link to={`/cases/${number}`}>
                  <CaseNumber number={number} />
                </Link>
                <span className="cut">{subject}</span>
                <span className="space" />
                <span className="small text2">{assignee?.name}</span>
                <StateTag family={state.family} title={state.title} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </main>
  );
}

function Recurs({ one }: { one: Recurring }) {
  const { t } = useTranslation("problems");
  const say = useSay();
  const reader = useReader();
  const words = useProblemWords();
  const navigate = useNavigate();
  const saving = useSave();
  const [isDismissing, setDismissing] = useState(false);
  const what = one.device ?? [say(one.service), say(one.category)].filter(Boolean).join(" · ");
  const [subject, setSubject] = useState(one.latest[0]?.subject ?? what);
  const [because, setBecause] = useState("");
  const params = { id: one.id };
  const settled = () => queries.invalidateQueries({ queryKey: ["cases"] });
  const make = async () => {
    let made = "";
    const done = await saving.run(async () => {
      made = (await call(problemOperations.make, { params, body: { subject: subject.trim() } })).number;
      await settled();
    });
    if (done) void navigate({ to: `/cases/${made}` });
  };
  const dismiss = () =>
    saving.run(async () => {
      await call(problemOperations.dismiss, { params, body: { because: because.trim() } });
      await settled();
    });
  return (
    <article className="recurs card">
      <p className="row">
        <b>{what}</b>
        <span className="small text2">{one.organisation ?? t("everywhere")}</span>
        <span className="space" />
        <span className="small text2">
          {t("times", { count: one.cases })} · {when(one.lastAt, reader)}
        </span>
      </p>
      <ul className="small">
        {one.latest.map((latest) => (
          <li key={latest.number} className="row">
            <Link to={`/cases/${latest.number}`}>
              <CaseNumber number={latest.number} />
            </Link>
            <span className="cut">{latest.subject}</span>
          </li>
        ))}
      </ul>
      {isDismissing ? (
        <Field title={t("because")} required error={saving.errorOf("because")}>
          <TextField value={because} onChange={setBecause} maxLength={500} autoFocus />
        </Field>
      ) : (
        <Field title={t("subject")} required error={saving.errorOf("subject")}>
          <TextField value={subject} onChange={setSubject} maxLength={300} />
        </Field>
      )}
      {saving.failure !== undefined && <ErrorLine happened={words(saving.failure)} />}
      <div className="row">
        {isDismissing ? (
          <>
            <Act busy={saving.busy} disabled={because.trim() === ""} onAct={() => void dismiss()}>
              {t("dismiss")}
            </Act>
            <Act quiet onAct={() => setDismissing(false)}>
              {t("back")}
            </Act>
          </>
        ) : (
          <>
            <Act busy={saving.busy} disabled={subject.trim() === ""} onAct={() => void make()}>
              {t("make")}
            </Act>
            <Act quiet onAct={() => setDismissing(true)}>
              {t("dismiss")}
            </Act>
          </>
        )}
      </div>
    </article>
  );
}
