import type { Asking } from "#kernel/http/route.ts";
import { createItem } from "#registers/catalogue/commands/create-item.ts";
import type { Approver } from "#registers/catalogue/contract.ts";
import type { Program } from "../../program.ts";
import { workingTimeBefore } from "../calls.ts";
import type { Provider } from "../furnish-people.ts";
import { Life, type Stage } from "../life.ts";
import type { Cast } from "../world/cast.ts";
import { type DemoApprover, items } from "./items.ts";
import { operationStories, type RequestStory, requestStories, type Step, twoDaysOn, type Who } from "./stories.ts";

/** The catalogue as an administrator would enter it. Answers the ids of its items by their keys. */
export async function furnishCatalogue(
  { kernel }: Program,
  asking: Asking,
  provider: Provider,
  services: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const keeping = { kernel, refresh: async () => undefined };
  const approver = (who: DemoApprover): Approver => {
    if (who === "customer-representative") return { kind: who };
    if (who === "department-head") return { kind: "role", role: who };
    return { kind: "person", personId: provider.people.get(who.login) as string };
  };
  const ids = new Map<string, string>();
  for (const [position, { service, team, help, onlyRepresentatives, ...item }] of items.entries()) {
    const { id } = await createItem(keeping, asking, {
      ...item,
      position,
      help: help ?? { zh: "", en: "" },
      serviceId: service === null ? null : (services.get(service) ?? null),
      teamId: team === null ? null : provider.teams[team],
      goesByItself: item.goesByItself ?? false,
      audience: { organisationIds: [], roles: onlyRepresentatives ? ["customer-representative"] : [] },
      approvals: item.approvals.map((step) => ({ ...step, approvers: step.approvers.map(approver) })),
    });
    ids.set(item.key, id);
  }
  return ids;
}

/** Lives the stories of requests and of the house's own operations, each at its own instants. */
export async function playRequests(program: Program, cast: Cast, stage: Stage): Promise<void> {
  for (const story of requestStories) await playRequest(program, cast, stage, story);
  for (const story of operationStories) {
    const life = new Life(stage, beginning(program, stage, story.minutesAgo));
    const personId = cast.staff.get(story.by) as string;
    const actor = await stage.actorOf(personId);
    await life.register(actor, "desk", {
      process: "internal-operation",
      subject: story.subject,
      description: "",
      channel: "phone",
      requester: { name: actor.name },
      requesterId: personId,
      organisationId: null,
      occurredAt: null,
      values: {},
    });
    await play(life, cast, story.steps, { asker: personId, representative: personId });
  }
}

async function playRequest(program: Program, cast: Cast, stage: Stage, story: RequestStory): Promise<void> {
  const { people } = cast.customers[story.customer];
  const asker = people[story.asker] ?? people[0]!;
  const item = items.find(({ key }) => key === story.item)!;
  const life = new Life(stage, beginning(program, stage, story.minutesAgo));
  await life.register(await stage.actorOf(asker.id), "portal", {
    process: "service-request",
    subject: item.name.zh,
    description: "",
    channel: "portal",
    requester: { name: asker.name, phone: asker.phone, email: asker.email },
    requesterId: asker.id,
    organisationId: asker.organisationId,
    occurredAt: null,
    values: { item: cast.items.get(story.item), answers: told(story.answers, life, cast) },
  });
  await play(life, cast, story.steps, { asker: asker.id, representative: people[0]!.id });
}

async function play(
  life: Life,
  cast: Cast,
  steps: readonly Step[],
  known: { asker: string; representative: string },
): Promise<void> {
  const idOf = (who: Who) => (typeof who === "string" ? known[who] : (cast.staff.get(who.login) as string));
  for (const { who, after, move, values = {} } of steps) {
    // What lies ahead of the present has not happened yet.
    if (!(await life.passTo(life.in(after, life.officeCalendar())))) return;
    await life.move(
      idOf(who),
      who === "asker" || who === "representative" ? "portal" : "case",
      move,
      told(values, life, cast),
    );
  }
  await life.passTo(longAfterAll);
}

const longAfterAll = Temporal.Instant.from("2199-01-01T00:00:00Z");

const beginning = ({ engine }: Program, { present }: Stage, minutesAgo: number): Temporal.Instant => {
  const { calendars } = engine.ground;
  return workingTimeBefore(calendars.byId(calendars.officeCalendarId()), present, minutesAgo);
};

/** Teams stand in the stories by their keys, times by their distance. */
const told = (values: Record<string, unknown>, life: Life, cast: Cast): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      if (key === "team") return [key, cast.teams.get(String(value))];
      const then = life.now.add({ hours: 48 }).round({ smallestUnit: "hour" });
      return [key, value === twoDaysOn ? then.toString({ smallestUnit: "millisecond" }) : value];
    }),
  );
