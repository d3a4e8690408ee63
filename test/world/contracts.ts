import { routesOf } from "#app/rooms.ts";
import type { Route } from "#kernel/http/route.ts";
import type { ContractView } from "#registers/contracts/contract.ts";
import type { AgreementView } from "#registers/level-agreements/contract.ts";
import type { LevelView } from "#registers/service-levels/contract.ts";
import type { Desk, Person } from "./desk.ts";
import { call } from "./registers.ts";

/** A desk's registers, kept by its administrator: contracts, levels, what is agreed for a while. */
export type ContractsAtDesk = {
  routes: Route[];
  ask: <T>(operation: string, input?: { params?: object; query?: object; body?: object }, who?: Person) => Promise<T>;
  /** A contract of the library's, for 2030, covering everything unless said otherwise. */
  addContract: (more?: object) => Promise<ContractView>;
  addLevel: (key: string, targets: object) => Promise<LevelView>;
  agree: (body: object) => Promise<AgreementView>;
};

export function contractsAt(desk: Desk): ContractsAtDesk {
  const { program, ids, people } = desk;
  const routes = routesOf(program);
  const ask: ContractsAtDesk["ask"] = async (operation, input = {}, who = people.administrator) =>
    call(routes, operation, await desk.asking(who), input);
  let made = 0;
  return {
    routes,
    ask,
    addContract: (more = {}) => {
      made += 1;
      return ask("contracts.create", {
        body: {
          number: `HT-${made}`,
          name: "自助设备维护",
          organisationId: ids.library,
          contractorId: ids.provider,
          fromDay: "2030-01-01",
          untilDay: "2030-12-31",
          ...more,
        },
      });
    },
    addLevel: (key, targets) =>
      ask("service-levels.create", {
        body: {
          key,
          name: { zh: key, en: key },
          calendarId: program.calendars.officeCalendarId(),
          targets,
        },
      }),
    agree: (body) =>
      ask("level-agreements.create", {
        body: { agreedWith: "顾南枝", agreedOn: "2030-03-01", reason: "考试周", ...body },
      }),
  };
}
