import type { Asking } from "#kernel/http/route.ts";
import { editOrganisation } from "#kernel/people/commands/edit-organisation.ts";
import { createCalendar } from "#registers/calendars/commands/create-calendar.ts";
import { changeCategory } from "#registers/categories/commands/change-category.ts";
import { createContactList } from "#registers/contact-lists/commands/create-contact-list.ts";
import { createDevice } from "#registers/devices/commands/create-device.ts";
import { createLevel } from "#registers/service-levels/commands/create-level.ts";
import { changeService } from "#registers/services/commands/change-service.ts";
import { createService } from "#registers/services/commands/create-service.ts";
import { createStandardSteps } from "#registers/standard-steps/commands/create-standard-steps.ts";
import type { Program } from "../program.ts";
import type { Houses, Provider } from "./furnish-people.ts";
import type { CustomerHouse } from "./world/cast.ts";
import { contactLists } from "./world/contact-lists.ts";
import { type CustomerKey, customers } from "./world/customers.ts";
import { levels } from "./world/levels.ts";
import { teams } from "./world/provider.ts";
import { ownServices, shippedServiceTeams } from "./world/services.ts";
import { standardSteps } from "./world/standard-steps.ts";

type Registers = {
  services: ReadonlyMap<string, string>;
  categories: ReadonlyMap<string, string>;
  devices: Readonly<Record<CustomerKey, CustomerHouse["devices"]>>;
};

/** Fills the registers as an administrator would: levels with calendars, who answers for which service, devices. */
export async function furnishRegisters(
  { kernel, calendars }: Program,
  asking: Asking,
  provider: Provider,
  houses: Houses,
): Promise<Registers> {
  // The books are brought up to date once, at the end of the furnishing.
  const keeping = { kernel, refresh: async () => undefined, calendars, wakeReplanner: () => undefined };
  const rowsByKey = async (table: "services" | "categories" | "calendars") => {
    const { rows } = await kernel.db.query<{ id: string; key: string }>({ text: `select id, key from ${table}` });
    return new Map(rows.map(({ id, key }) => [key, id]));
  };

  const calendarIds = await rowsByKey("calendars");
  for (const { key, name, customer, isUrgentAlways, calendar, targets } of levels) {
    const { id: calendarId } = await createCalendar(keeping, asking, {
      definition: { ...calendar, zone: kernel.zone, week: { ...calendar.week }, days: { ...calendar.days } },
    });
    const urgentCalendarId = isUrgentAlways ? (calendarIds.get("7x24") ?? null) : null;
    const level = await createLevel(keeping, asking, { key, name, calendarId, urgentCalendarId, targets });
    await kernel.db.transaction((tx) =>
      editOrganisation(tx, asking, houses.organisations[customer], { serviceLevelId: level.id }),
    );
  }

  for (const { department, rungs } of contactLists) {
    await createContactList(keeping, asking, {
      departmentId: provider.departments[department],
      rungs: rungs.map(({ person, ...rung }) => ({
        ...rung,
        personId: person === null ? null : (provider.people.get(person) as string),
      })),
    });
  }

  const answering = ({ team, hasThirdLine }: { team: keyof typeof teams; hasThirdLine: boolean }) => ({
    departmentId: provider.departments[teams[team].department],
    teamId: provider.teams[team],
    thirdLineTeamId: hasThirdLine ? provider.teams.specialists : null,
  });
  const shipped = await rowsByKey("services");
  for (const [key, place] of Object.entries(shippedServiceTeams)) {
    await changeService(keeping, asking, shipped.get(key) as string, answering(place));
  }
  for (const { key, name, under, ...place } of ownServices) {
    await createService(keeping, asking, { key, name, parentId: shipped.get(under) ?? null, ...answering(place) });
  }

  const categories = await rowsByKey("categories");
  // D10: a fault of a device is not dispatched without saying which model.
  await changeCategory(keeping, asking, categories.get("hardware-fault") as string, {
    requiredFields: ["deviceModel"],
  });

  const devices = {} as Record<CustomerKey, { id: string; model: string; serial: string; site: string }[]>;
  for (const [key, organisationId] of Object.entries(houses.organisations) as [CustomerKey, string][]) {
    devices[key] = [];
    for (const device of customers[key].devices) {
      const { id } = await createDevice(keeping, asking, { organisationId, ...device });
      devices[key].push({ id, ...device });
    }
  }
  const services = await rowsByKey("services");
  for (const { service, ...list } of standardSteps) {
    await createStandardSteps(keeping, asking, {
      ...list,
      serviceId: services.get(service) as string,
      categoryId: null,
    });
  }
  return { services, categories, devices };
}
