import { Problem } from "@televisit/protocol/errors";
import * as z from "zod";
import type * as mini from "zod/mini";
import { type Operation, operations } from "./operations.ts";

/** Sessions are cookies that the browser keeps by itself; those of visits and rooms end with an id. */
const securitySchemes = {
  professional: { type: "apiKey", in: "cookie", name: "televisit.session_token" },
  participant: { type: "apiKey", in: "cookie", name: "televisit_visit_<visit id without hyphens>" },
  occupant: { type: "apiKey", in: "cookie", name: "televisit_room_<participant id without hyphens>" },
};

/** The HTTP interface as an OpenAPI 3.1 document, made of the schemas by which requests are read. */
export function openApiDocument(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Televisit",
      version: "1",
      description:
        "What changes something is sent as application/json from an allowed Origin. What happens in a visit goes by the socket.",
    },
    paths,
    components: { securitySchemes },
  };
}

function describe({ path, summary, caller, query, body, status = 200, reply }: Operation): object {
  const parameters = [...parametersOfPath(path), ...(query ? parametersOf(query) : [])];
  return {
    summary,
    ...(caller === "anyone" ? {} : { security: [{ [caller]: [] }] }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: json(body, "input") } } : {}),
    responses: {
      [status]: { description: "Done", ...(reply ? { content: json(reply, "output") } : {}) },
      default: {
        description: "Refused (RFC 9457), with a code that stays the same",
        content: { "application/problem+json": { schema: toSchema(Problem, "output") } },
      },
    },
  };
}

function parametersOfPath(path: string): object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function parametersOf(query: mini.ZodMiniType): object[] {
  const { properties = {}, required = [] } = toSchema(query, "input");
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

function json(schema: mini.ZodMiniType, io: "input" | "output"): object {
  return { "application/json": { schema: toSchema(schema, io) } };
}

/** `format` says what a long pattern would say again. */
function toSchema(schema: mini.ZodMiniType, io: "input" | "output") {
  const made = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => {
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    },
  });
  delete made.$schema; // the one that OpenAPI 3.1 means anyway
  return made;
}
