import { type MailChannel, mailErasingReader, mailTellingReader, openMailChannel } from "#channels/mail/index.ts";
import { loadCalendarBook } from "#kernel/clocks/calendars.ts";
import { removeOrphanFiles } from "#kernel/files/chores.ts";
import { type Bus, openBus } from "#kernel/jobs/bus.ts";
import { type Chore, startChores } from "#kernel/jobs/chores.ts";
import type { Reader } from "#kernel/jobs/reader.ts";
import { type Relay, startRelay } from "#kernel/jobs/relay.ts";
import type { Kernel } from "#kernel/kernel.ts";
import { forgetOldLinks } from "#kernel/links/chores.ts";
import { type Live, startLive } from "#kernel/live/live.ts";
import { forgetOldNotices } from "#kernel/notify/chores.ts";
import { forgetEndedSessions } from "#kernel/people/identity/chores.ts";
import { type Role, roles } from "#kernel/people/roles.ts";
import { loadStaffBook } from "#kernel/people/staff-book.ts";
import { startReminders } from "#kernel/personal/due-reminders.ts";
import { leaseCaseIds } from "#kernel/process/case-ids.ts";
import { startClockwork } from "#kernel/process/clockwork.ts";
import { Engine } from "#kernel/process/engine.ts";
import { lostTurnChore, lostTurnReader } from "#kernel/process/lost-turns.ts";
import type { RegisterNames } from "#kernel/process/names.ts";
import { caseNoticeReader } from "#kernel/process/notices.ts";
import { Replanner } from "#kernel/process/replan/replanner.ts";
import { TargetReplanner } from "#kernel/process/replan/target-replanner.ts";
import { installDefinitions, loadDefinitionBook } from "#kernel/process/versions.ts";
import { searchReader } from "#kernel/search/index-cases.ts";
import { installDefaults } from "#registers/defaults/index.ts";
import { type DutyBook, dutyGapChore, loadDutyBook } from "#registers/duty/index.ts";
import { loadMailboxBook, type MailboxBook } from "#registers/mailboxes/index.ts";
import { loadReferenceBook, type ReferenceBook } from "#registers/reference/index.ts";
import { reactionsOf, roomsOf } from "./rooms.ts";

type CalendarBook = Awaited<ReturnType<typeof loadCalendarBook>>;

/** The running program but for its HTTP side: what commands, the demo and tests use as it is. */
export type Program = {
  kernel: Kernel;
  engine: Engine;
  calendars: CalendarBook;
  reference: ReferenceBook;
  duty: DutyBook;
  names: RegisterNames;
  mailboxes: MailboxBook;
  mail: MailChannel;
  replanner: Replanner;
  targetReplanner: TargetReplanner;
  bus: Bus;
  relay: Relay;
  /** The live side, where the program also serves browsers. */
  live: Live | null;
  /** Brings the books of this node up to date after a change of a register. */
  refresh: () => Promise<void>;
  stop: () => Promise<void>;
};

export type ProgramOptions = {
  /** Fires clocks and works off replanning by itself; tests and the demo do it by hand. */
  isWorking?: boolean;
  /** Announcements are handed over as they come; else only in `relay.settle`. */
  isRelaying?: boolean;
  /** Readers left out, by name: the demo indexes afterwards, all at once. */
  without?: readonly string[];
  /** Streams to browsers and tidying up now and then: for nodes that serve. */
  isServing?: boolean;
};

/** Opens the program on a migrated database: defaults and definitions installed, books loaded, relay and clocks at work. */
export async function openProgram(
  kernel: Kernel,
  { isWorking = true, isServing = false, isRelaying = true, without = [] }: ProgramOptions = {},
): Promise<Program> {
  await installDefaults(kernel);
  const calendars = await loadCalendarBook(kernel);
  const reference = await loadReferenceBook(kernel);
  const duty = await loadDutyBook(kernel, await loadStaffBook(kernel));
  const mailboxes = await loadMailboxBook(kernel);
  const rooms = roomsOf(reference);
  await installDefinitions(
    kernel,
    rooms.map(({ definition }) => definition),
  );
  const definitions = await loadDefinitionBook(kernel);

  const bus = openBus(kernel);
  let relay: Relay | null = null;
  const live = isServing ? await startLive(kernel, { bus }) : null;
  const engine = new Engine({
    kernel,
    rooms: new Map(rooms.map((room) => [room.definition.key, room])),
    definitions,
    calendars,
    targets: reference,
    teams: reference,
    staff: duty,
    caseIds: leaseCaseIds(kernel.db),
    nudge: () => {
      relay?.nudge();
      live?.nudge();
    },
  });
  const readers: Reader[] = [
    ...reactionsOf(engine),
    lostTurnReader(engine),
    caseNoticeReader,
    mailTellingReader(mailboxes),
    mailErasingReader,
    searchReader((process, version) => definitions.version(process, version).fields),
  ];
  relay = await startRelay(
    kernel,
    readers.filter(({ name }) => !without.includes(name)),
    { bus, gatherMs: isServing ? 50 : 0, isByHand: !isRelaying },
  );
  const clockwork = isWorking ? startClockwork(engine) : null;
  const reminders = isWorking ? startReminders(kernel) : null;
  const stopChores = isServing
    ? startChores(kernel, [...chores, lostTurnChore(engine), dutyGapChore({ calendars, duty })])
    : null;
  const mail = openMailChannel(engine, mailboxes, isWorking);
  const replanner = new Replanner(engine, calendars);
  if (isWorking) await replanner.start();
  const targetReplanner = new TargetReplanner(engine, reference);
  if (isWorking) targetReplanner.start();

  return {
    kernel,
    engine,
    calendars,
    reference,
    duty,
    names: namesOf(reference),
    mailboxes,
    mail,
    replanner,
    targetReplanner,
    bus,
    relay,
    live,
    refresh: async () => {
      await Promise.all([calendars.refresh(), reference.refresh(), duty.refresh(), mailboxes.refresh()]);
    },
    stop: async () => {
      await live?.stop();
      await stopChores?.();
      await mail.close();
      await clockwork?.stop();
      await reminders?.stop();
      await replanner.stop();
      await targetReplanner.stop();
      await relay?.stop();
      await bus.close();
      calendars.close();
      reference.close();
      duty.close();
      mailboxes.close();
    },
  };
}

const chores: readonly Chore[] = [forgetOldLinks, forgetOldNotices, forgetEndedSessions, removeOrphanFiles];

const namesOf = (reference: ReferenceBook): RegisterNames => ({
  team: (id) => reference.team(id)?.name ?? null,
  service: (id) => reference.service(id)?.name ?? null,
  category: (id) => reference.category(id)?.name ?? null,
  contract: (id) => {
    const contract = reference.contract(id);
    return contract && { zh: `${contract.number} ${contract.name}`, en: `${contract.number} ${contract.name}` };
  },
  item: (id) => reference.item(id)?.name ?? null,
  role: (role, organisation) => {
    const words = Object.hasOwn(roles, role) ? roles[role as Role] : { zh: role, en: role };
    return { zh: `${organisation}${words.zh}`, en: `${words.en}, ${organisation}` };
  },
});
