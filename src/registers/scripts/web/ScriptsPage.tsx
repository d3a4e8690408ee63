import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AdminPanes, AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { call } from "#web/staff/client/call.ts";
import { useSay } from "#web/words/language.ts";
import { scriptRegisterOperations } from "../contract.ts";
import { partWords } from "./part-words.ts";
import { ScriptRecord } from "./ScriptRecord.tsx";

/** What operators say, part by part of every procedure (D3). */
export function ScriptsPage() {
  const { t } = useTranslation("scripts");
  const say = useSay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const { data, error, isPending } = useQuery({
    queryKey: ["scripts"],
    queryFn: ({ signal }) => call(scriptRegisterOperations.list, {}, { signal }),
  });
  const idOf = (script: { process: string; part: string }) => `${script.process}.${script.part}`;
  const open = data?.items.find((script) => idOf(script) === id);
  return (
    <AdminPanes
      section="scripts"
      isLoading={isPending}
      error={error}
      rows={data?.items.map((script) => (
        <AdminRow
          key={idOf(script)}
          to={`/admin/scripts/${idOf(script)}`}
          isCurrent={idOf(script) === id}
          title={partWords(t, script.part)}
          detail={say(script.processTitle)}
          sign={script.isOwn && <span className="tag">{t("own")}</span>}
        />
      ))}
      record={open ? <ScriptRecord key={`${id} ${open.version}`} script={open} /> : null}
    />
  );
}
