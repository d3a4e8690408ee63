import type { FastifyRequest } from "fastify";
import { notAllowed, notFound, Refusal } from "../../errors/refusal.ts";
import { credentialsOf, type SessionCookie, setCookie } from "../../http/credentials.ts";
import { type Route, route, type Wire } from "../../http/route.ts";
import type { Kernel } from "../../kernel.ts";
import type { Actor } from "../actor.ts";
import { changePassword } from "../commands/change-password.ts";
import { createApiKey } from "../commands/create-api-key.ts";
import { editMe } from "../commands/edit-me.ts";
import { makeSignInLink } from "../commands/make-sign-in-link.ts";
import { revokeApiKey } from "../commands/revoke-api-key.ts";
import { finishSetUp } from "../commands/set-up.ts";
import { signIn } from "../commands/sign-in.ts";
import { checkSignInLink, useSignInLink } from "../commands/use-sign-in-link.ts";
import { listApiKeys } from "./api-key-queries.ts";
import { identityOperations as operations } from "./contract.ts";
import { actorOfPerson, type SessionLimits } from "./identify.ts";
import { readMe } from "./me.ts";
import type { Passwords } from "./passwords.ts";
import { endSession, endSessionByToken, endSessions, listSessions, type Origin } from "./session-queries.ts";

export function identityRoutes(kernel: Kernel, means: { passwords: Passwords; sessions: SessionLimits }): Route[] {
  const { db } = kernel;
  const { passwords, sessions } = means;
  const giveCookie = ({ request, reply }: Wire, token: string | null) =>
    reply.header("set-cookie", setCookie(cookieOf(request), token, sessions.absoluteHours * 3_600));

  return [
    route(operations.signIn, async ({ now }, { body }, wire) => {
      // Where no cookie may be set, nobody should send a password either.
      cookieOf(wire.request);
      const held = sessionTokenOf(wire.request);
      const { token, personId } = await signIn(kernel, means, body, originOf(wire.request), now);
      if (held !== null) await endSessionByToken(db, held);
      const actor = await actorOfPerson(kernel, personId, now);
      if (actor === null) throw new Refusal("not-signed-in", "wrong-sign-in");
      wire.request.actor = actor;
      giveCookie(wire, token);
      return readMe(kernel, actor);
    }),
    route(operations.signOut, async (_, __, wire) => {
      const held = sessionTokenOf(wire.request);
      if (held !== null) await endSessionByToken(db, held);
      giveCookie(wire, null);
    }),
    route(operations.me, ({ actor }) => readMe(kernel, actor)),
    route(operations.editMe, async (asking, { body }) => {
      await editMe(kernel, asking, body);
      return readMe(kernel, (await actorOfPerson(kernel, asking.actor.id, asking.now)) ?? asking.actor);
    }),
    route(operations.changePassword, async (asking, { body }, wire) => {
      giveCookie(wire, await changePassword(kernel, means, asking, body, originOf(wire.request)));
    }),
    route(operations.sessions, async ({ actor, now }, _, { request }) => {
      const items = await listSessions(db, onlyPerson(actor), sessionTokenOf(request), now);
      return { items: items.map((item) => ({ ...item, createdAt: `${item.createdAt}`, seenAt: `${item.seenAt}` })) };
    }),
    route(operations.endSession, async ({ actor }, { params }) => {
      if (!(await endSession(db, onlyPerson(actor), params.id))) throw notFound();
    }),
    route(operations.endOtherSessions, async ({ actor }, _, { request }) => {
      await endSessions(db, onlyPerson(actor), sessionTokenOf(request));
    }),
    route(operations.setUp, async ({ now }, { body }, { request }) => {
      await finishSetUp(kernel, passwords, body, request.ip, now);
    }),
    route(operations.checkSignInLink, async ({ now }, { body }, { request }) => {
      const { purpose, name, login } = await checkSignInLink(kernel, body.token, request.ip, now);
      return { purpose, name, login };
    }),
    route(operations.useSignInLink, async ({ now }, { body }, { request }) => {
      await useSignInLink(kernel, passwords, body, request.ip, now);
    }),
    route(operations.makeSignInLink, (asking, { params, body }) => makeSignInLink(kernel, asking, params.id, body)),
    route(operations.apiKeys, async () => ({ items: await listApiKeys(db) })),
    route(operations.createApiKey, (asking, { body }) => db.transaction((tx) => createApiKey(tx, asking, body))),
    route(operations.revokeApiKey, (asking, { params }) => db.transaction((tx) => revokeApiKey(tx, asking, params.id))),
  ];
}

function cookieOf({ server }: FastifyRequest): SessionCookie {
  const { cookie } = server.door;
  if (cookie === null) throw new Refusal("not-allowed", "needs-https");
  return cookie;
}

function sessionTokenOf(request: FastifyRequest): string | null {
  const credentials = credentialsOf(request, request.server.door.cookie);
  return credentials?.kind === "session" ? credentials.token : null;
}

const originOf = (request: FastifyRequest): Origin => ({
  address: request.ip,
  agent: request.headers["user-agent"] ?? null,
});

function onlyPerson(actor: Actor): string {
  if (actor.kind !== "person") throw notAllowed();
  return actor.id;
}
