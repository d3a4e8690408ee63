import { useMatrix } from "#registers/priority-matrix/web/use-matrix.ts";
import { useServices } from "#registers/services/web/use-services.ts";
import { usualTeamOf } from "#web/staff/client/usual-team.ts";
import { matrixPriority } from "#web/staff/desk/rules.ts";
import type { Following } from "#web/staff/screens.ts";

const words = (value: unknown) => (typeof value === "string" ? value : null);

/** D5, D10: the team follows the service, the priority impact and urgency. */
export function useFollowing({ service, impact, urgency }: Readonly<Record<string, unknown>>): Following {
  const team = usualTeamOf(useServices(), words(service));
  const priority = matrixPriority(useMatrix(), words(impact), words(urgency));
  return {
    ...(team === null ? {} : { team: { value: team, source: { zh: "随服务", en: "with the service" } } }),
    ...(priority === null ? {} : { priority: { value: priority, source: { zh: "按矩阵", en: "by the matrix" } } }),
  };
}
