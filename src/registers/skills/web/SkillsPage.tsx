import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AdminPanes, AdminRow } from "#web/staff/admin/AdminPanes.tsx";
import { call } from "#web/staff/client/call.ts";
import { useMay } from "#web/staff/session/me.ts";
import { useSay } from "#web/words/language.ts";
import { skillOperations } from "../contract.ts";
import { Sheet } from "./Sheet.tsx";
import { SkillRecord } from "./SkillRecord.tsx";
import "./skills.css";

/** Skills people can have, and below them who can do what (D7). */
export function SkillsPage() {
  const { t } = useTranslation("duty");
  const say = useSay();
  const may = useMay();
  const { id } = useParams({ strict: false }) as { id?: string };
  const skills = useQuery({
    queryKey: ["skills", "all"],
    queryFn: ({ signal }) => call(skillOperations.list, { query: { archived: "true" } }, { signal }),
  });
  const people = useQuery({
    queryKey: ["skills", "people"],
    queryFn: ({ signal }) => call(skillOperations.people, { query: {} }, { signal }),
  });
  const skill = skills.data?.items.find((one) => one.id === id);
  const sheet = people.data?.items.find(({ person }) => `p${person.id}` === id);
  return (
    <AdminPanes
      section="skills"
      newTo={may("register.manage") ? "/admin/skills/new" : undefined}
      isLoading={skills.isPending}
      error={skills.error ?? people.error}
      rows={
        <>
          {skills.data?.items.map((one) => (
            <AdminRow
              key={one.id}
              to={`/admin/skills/${one.id}`}
              isCurrent={one.id === id}
              title={say(one.name)}
              isFaded={one.isArchived}
              detail={t("skills.usedIn", { count: one.usedIn })}
            />
          ))}
          <h2 className="rows-head">{t("skills.people")}</h2>
          {people.data?.items.map(({ person, teams, skills: own }) => (
            <AdminRow
              key={person.id}
              to={`/admin/skills/p${person.id}`}
              isCurrent={`p${person.id}` === id}
              title={person.name}
              detail={[
                teams.map(({ name }) => say(name)).join(", "),
                ...own.map(
                  ({ skillId, level }) => `${say(skills.data?.items.find((one) => one.id === skillId)?.name)} ${level}`,
                ),
              ].join(" · ")}
            />
          ))}
          {people.data?.items.length === 0 && <p className="small text2">{t("skills.noPeople")}</p>}
        </>
      }
      record={
        id === "new" ? (
          <SkillRecord key="new" skill={null} />
        ) : skill ? (
          <SkillRecord key={`${skill.id} ${skill.version}`} skill={skill} />
        ) : sheet ? (
          <Sheet key={`${sheet.person.id} ${sheet.version}`} sheet={sheet} skills={skills.data?.items ?? []} />
        ) : null
      }
    />
  );
}
