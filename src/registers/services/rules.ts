import type { FieldIssue } from "#kernel/errors/refusal.ts";

/** What a service may point to, as far as it was asked for. */
export type Answerable = {
  department: { isOwn: boolean; isArchived: boolean } | null;
  team: { line: number; isArchived: boolean } | null;
  thirdLineTeam: { line: number; isArchived: boolean } | null;
};
export type Asked = { departmentId: string | null; teamId: string | null; thirdLineTeamId: string | null };

/** A service is answered for by one of our own departments, a 2nd-line team and a 3rd-line team. */
export function answerableIssues(asked: Asked, found: Answerable): FieldIssue[] {
  return [
    ...(asked.departmentId === null ? [] : departmentIssues(found.department)),
    ...(asked.teamId === null ? [] : teamIssues("teamId", found.team, 2)),
    ...(asked.thirdLineTeamId === null ? [] : teamIssues("thirdLineTeamId", found.thirdLineTeam, 3)),
  ];
}

function departmentIssues(department: Answerable["department"]): FieldIssue[] {
  const path = "departmentId";
  if (!department) return [{ path, code: "not-there" }];
  if (department.isArchived) return [{ path, code: "archived" }];
  return department.isOwn ? [] : [{ path, code: "not-own-department" }];
}

function teamIssues(path: string, team: Answerable["team"], line: number): FieldIssue[] {
  if (!team) return [{ path, code: "not-there" }];
  if (team.isArchived) return [{ path, code: "archived" }];
  return team.line === line ? [] : [{ path, code: "wrong-line", params: { line } }];
}
