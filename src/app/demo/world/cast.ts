import type { Actor } from "#kernel/people/actor.ts";
import type { CustomerKey } from "./customers.ts";

/** Everybody and everything the stories are played with, by the ids they were given. */
export type Cast = {
  desk: { logger: string; agents: readonly string[]; night: string; lead: string };
  departments: readonly Department[];
  specialists: { teamId: string; departmentId: string; people: readonly string[] };
  customers: Readonly<Record<CustomerKey, CustomerHouse>>;
  services: ReadonlyMap<string, string>;
  /** The usual 2nd line of a service, by its key. */
  teamOf: (service: string) => string | null;
  categories: ReadonlyMap<string, string>;
  /** D7: the standard steps of a service by its key, each by its own; none: no list was written for it. */
  stepsOf: (service: string) => readonly string[];
  /** The catalogue, by the keys of its items. */
  items: ReadonlyMap<string, string>;
  /** Everybody of the house, by login; teams by key. */
  staff: ReadonlyMap<string, string>;
  teams: ReadonlyMap<string, string>;
  /** The customers' own ticket systems, coming through the API. */
  program: Actor;
};

export type Department = { id: string; teamId: string; liaison: string; head: string; engineers: readonly Engineer[] };

/** On site: at this customer's and nowhere else. */
export type Engineer = { id: string; onSiteAt: CustomerKey | null };

export type CustomerHouse = {
  people: readonly CallerOnRecord[];
  devices: readonly { id: string; model: string; serial: string; site: string }[];
  places: readonly string[];
  weight: number;
};

export type CallerOnRecord = {
  id: string;
  name: string;
  phone: string;
  email: string;
  organisationId: string;
  weight: number;
};
