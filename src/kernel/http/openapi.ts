import { z } from "zod";
import type { Operation } from "./contract.ts";

type Json = Record<string, unknown>;

/** OpenAPI 3.1 of all operations, from the very schemas that validate: its dialect is theirs (JSON Schema 2020-12). */
export function openApi(operations: readonly Operation[], about: { version: string; url: string }): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Huiyin · 回音",
      version: about.version,
      description:
        "Errors are problem details (RFC 9457) with stable codes. `Idempotency-Key` makes a repeated call safe for 72 hours; `If-Match` carries the version you read. Instants are ISO 8601 in UTC.",
    },
    servers: [{ url: `${about.url}/api/v1` }],
    paths,
    components: { schemas: { Problem: problemSchema }, securitySchemes },
  };
}

const securitySchemes = {
  apiKey: { type: "http", scheme: "bearer", description: "API key, hy_…" },
  session: { type: "apiKey", in: "cookie", name: "__Host-huiyin", description: "Set by POST /sessions; browsers only" },
  link: { type: "http", scheme: "link", description: "Token of an access link" },
};

const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "code", "requestId"],
  properties: {
    type: { type: "string", format: "uri-reference" },
    title: { type: "string" },
    words: { type: "object", properties: { zh: { type: "string" }, en: { type: "string" } } },
    status: { type: "integer" },
    code: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "code"],
        properties: {
          path: { type: "string" },
          code: { type: "string" },
          words: { type: "object", properties: { zh: { type: "string" }, en: { type: "string" } } },
          params: { type: "object" },
        },
      },
    },
    possible: { type: "array", items: { type: "string" } },
    yours: {},
    stored: {},
    requestId: { type: "string" },
  },
};

function describe(operation: Operation): Json {
  const { id, summary, clauses, access, params, query, body, status = 200, answer } = operation;
  return {
    operationId: id,
    summary,
    tags: [id.split(".")[0]],
    ...(clauses ? { "x-clauses": clauses } : {}),
    "x-access": access,
    security: securityOf(operation),
    parameters: [...parametersOf(params, "path"), ...parametersOf(query, "query")],
    ...(body
      ? { requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } } }
      : {}),
    responses: {
      [status]:
        status === 204
          ? { description: "Done" }
          : { description: "The answer", content: { "application/json": { schema: schemaOf(answer, "input") } } },
      default: {
        description: "A refusal",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function securityOf({ access, alsoLink }: Operation): Json[] {
  if (access === "anyone") return [];
  if (typeof access === "object" && "link" in access) return [{ link: [] }];
  return [{ session: [] }, { apiKey: [] }, ...(alsoLink ? [{ link: [] }] : [])];
}

function parametersOf(schema: z.ZodType | undefined, place: "path" | "query"): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return json;
}
