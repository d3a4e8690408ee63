import { z } from "zod";
import { wordsSchema } from "../../forms/field.ts";
import { operation } from "../../http/contract.ts";
import { permissionKeys } from "../permissions.ts";
import { type Role, roleKeys } from "../roles.ts";

/** What crosses the wire about who one is: signing in, sessions, one's own profile, API keys. */

export const idSchema = z.string().regex(/^\d{1,18}$/);
export const instantSchema = z.string().describe("ISO 8601 instant in UTC");
export const daySchema = z.iso.date();
export const roleSchema = z.enum(roleKeys as [Role, ...Role[]]);
const loginSchema = z
  .string()
  .trim()
  .min(2)
  .max(100)
  .regex(/^[\p{L}\p{N}._@+-]+$/u);
/** Only bounded here; what makes a good one is decided by password-rules.ts. */
const passwordSchema = z.string().min(1).max(1_000);
const tokenSchema = z.string().max(200);
const none = z.void();
const namedSchema = z.object({ id: idSchema, name: z.string() });

export const meSchema = z.object({
  kind: z.enum(["person", "api-key"]),
  id: idSchema,
  name: z.string(),
  title: z.string().nullable(),
  side: z.enum(["staff", "customer", "supplier", "none"]),
  roles: z.array(z.object({ role: roleSchema, title: wordsSchema, organisation: namedSchema.nullable() })),
  permissions: z.array(z.enum(permissionKeys)),
  teams: z.array(z.object({ id: idSchema, key: z.string(), name: wordsSchema, line: z.number().int() })),
  /** The organisation one belongs to. */
  organisation: namedSchema.nullable(),
  /** One of the desk's own: their first screen is the desk. */
  isDesk: z.boolean(),
  language: z.enum(["zh", "en"]),
  theme: z.enum(["system", "light", "dark"]),
  /** Zone of what this person reads; their own choice, else the installation's. */
  zone: z.string(),
  isOwnZone: z.boolean(),
  version: z.number().int(),
  installation: z.object({
    name: z.string(),
    zone: z.string(),
    isDemo: z.boolean(),
    /** Only where it is so: people sign in over plain http, and every screen says so. */
    isPlainHttp: z.literal(true).optional(),
  }),
});
export type Me = z.infer<typeof meSchema>;

const zoneSchema = z
  .string()
  .max(60)
  .refine(isZone, { params: { code: "not-an-option" } });
function isZone(zone: string): boolean {
  try {
    Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export const identityOperations = {
  signIn: operation({
    id: "sessions.sign-in",
    method: "POST",
    path: "/sessions",
    summary: "Sign in with login and password; opens a session in a cookie.",
    clauses: ["U2"],
    access: "anyone",
    body: z.strictObject({ login: z.string().max(200), password: z.string().max(1_000) }),
    status: 201,
    answer: meSchema,
  }),
  signOut: operation({
    id: "sessions.sign-out",
    method: "DELETE",
    path: "/sessions/current",
    summary: "Sign out: this session ends at once on all nodes.",
    clauses: ["U2"],
    access: "anyone",
    status: 204,
    answer: none,
  }),
  me: operation({
    id: "me.read",
    method: "GET",
    path: "/me",
    summary: "Who you are here: roles, rights, teams, language, theme, zone.",
    clauses: ["U1", "U8"],
    access: "signed-in",
    answer: meSchema,
  }),
  editMe: operation({
    id: "me.edit",
    method: "PATCH",
    path: "/me",
    summary: "Change your language, theme or time zone (null: the installation's).",
    clauses: ["U8"],
    access: "signed-in",
    body: z.strictObject({
      language: z.enum(["zh", "en"]).optional(),
      theme: z.enum(["system", "light", "dark"]).optional(),
      zone: zoneSchema.nullable().optional(),
    }),
    answer: meSchema,
  }),
  changePassword: operation({
    id: "me.change-password",
    method: "PUT",
    path: "/me/password",
    summary: "Change your password; needs the current one. All your other sessions end, this one gets a new id.",
    clauses: ["U2"],
    access: "signed-in",
    body: z.strictObject({ current: z.string().max(1_000), password: passwordSchema }),
    status: 204,
    answer: none,
  }),
  sessions: operation({
    id: "me.sessions",
    method: "GET",
    path: "/me/sessions",
    summary: "Where you are signed in.",
    clauses: ["U2"],
    access: "signed-in",
    answer: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          createdAt: instantSchema,
          seenAt: instantSchema,
          address: z.string().nullable(),
          agent: z.string().nullable(),
          isCurrent: z.boolean(),
        }),
      ),
    }),
  }),
  endSession: operation({
    id: "me.end-session",
    method: "DELETE",
    path: "/me/sessions/:id",
    summary: "End one of your sessions.",
    clauses: ["U2"],
    access: "signed-in",
    params: z.object({ id: z.uuid() }),
    status: 204,
    answer: none,
  }),
  endOtherSessions: operation({
    id: "me.end-other-sessions",
    method: "DELETE",
    path: "/me/sessions",
    summary: "End all your sessions but this one.",
    clauses: ["U2"],
    access: "signed-in",
    status: 204,
    answer: none,
  }),
  setUp: operation({
    id: "set-up.finish",
    method: "POST",
    path: "/set-up",
    summary:
      "First start: names the installation and makes the first administrator. Needs the printed one-time link; gone afterwards.",
    access: "anyone",
    body: z.strictObject({
      token: tokenSchema,
      organisation: z.string().trim().min(1).max(200),
      zone: zoneSchema.default("Asia/Shanghai"),
      name: z.string().trim().min(1).max(100),
      login: loginSchema,
      password: passwordSchema,
      language: z.enum(["zh", "en"]).default("zh"),
    }),
    status: 204,
    answer: none,
  }),
  checkSignInLink: operation({
    id: "sign-in-links.check",
    method: "POST",
    path: "/sign-in-links/check",
    summary: "Whose invitation or reset a link is; uses nothing up.",
    access: "anyone",
    body: z.strictObject({ token: tokenSchema }),
    answer: z.object({ purpose: z.enum(["invitation", "password-reset"]), name: z.string(), login: z.string() }),
  }),
  useSignInLink: operation({
    id: "sign-in-links.use",
    method: "POST",
    path: "/sign-in-links/use",
    summary: "Set a password by invitation or reset link. Once.",
    clauses: ["U2"],
    access: "anyone",
    body: z.strictObject({ token: tokenSchema, password: passwordSchema }),
    status: 204,
    answer: none,
  }),
  makeSignInLink: operation({
    id: "persons.make-sign-in-link",
    method: "POST",
    path: "/persons/:id/sign-in-link",
    summary:
      "Invite a person (with a login) or let them set a new password: a link to hand to them, valid once for 72 hours. Earlier ones die.",
    clauses: ["U2"],
    access: { permission: "people.manage-customers" },
    params: z.object({ id: idSchema }),
    body: z.strictObject({ login: loginSchema.optional() }),
    status: 201,
    answer: z.object({ url: z.string(), login: z.string(), expiresAt: instantSchema }),
  }),
  apiKeys: operation({
    id: "api-keys.list",
    method: "GET",
    path: "/api-keys",
    summary: "API keys, without the keys.",
    clauses: ["U2"],
    access: { permission: "api-keys.manage" },
    answer: z.object({
      items: z.array(
        z.object({
          id: idSchema,
          name: z.string(),
          role: roleSchema,
          organisation: namedSchema.nullable(),
          createdAt: instantSchema,
          createdBy: z.string().nullable(),
          expiresAt: instantSchema.nullable(),
          revokedAt: instantSchema.nullable(),
          usedAt: instantSchema.nullable(),
        }),
      ),
    }),
  }),
  createApiKey: operation({
    id: "api-keys.create",
    method: "POST",
    path: "/api-keys",
    summary: "Make an API key for a program. The key is shown this once.",
    clauses: ["U2"],
    access: { permission: "api-keys.manage" },
    body: z.strictObject({
      name: z.string().trim().min(1).max(100),
      role: roleSchema,
      organisationId: idSchema.optional(),
      expiresAt: z.iso.datetime({ offset: true }).optional(),
    }),
    status: 201,
    answer: z.object({ id: idSchema, key: z.string() }),
  }),
  revokeApiKey: operation({
    id: "api-keys.revoke",
    method: "DELETE",
    path: "/api-keys/:id",
    summary: "Revoke an API key: it opens nothing from this moment on.",
    clauses: ["U2"],
    access: { permission: "api-keys.manage" },
    params: z.object({ id: idSchema }),
    status: 204,
    answer: none,
  }),
} as const;
