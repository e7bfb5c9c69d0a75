import { toJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'
import { Envelope, type Handler } from '../../platform/journal/command.ts'
import { Problem } from '../../platform/journal/problem.ts'
import type { Endpoint } from './endpoint.ts'

type Json = { readonly [key: string]: unknown }
type Handlers = ReadonlyMap<string, Handler>

/** OpenAPI 3.1 of every way in for programs, made from the very schemas that check what comes and type what goes. */
export function openApi(handlers: Handlers, endpoints: readonly Endpoint[]) {
  const paths = [...Map.groupBy(endpoints, ({ path }) => addressOf(path))]
  return {
    openapi: '3.1.0',
    info: {
      title: 'Thôn Số',
      version: '1.0.0',
      description: 'Commands in, receipts back; changes by sequence within a scope.',
    },
    paths: Object.fromEntries(
      paths.map(([path, each]) => [
        path,
        Object.fromEntries(each.map((one) => [one.method, operationOf(one, handlers)])),
      ]),
    ),
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'thonso_session' },
        device: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

/** `/files/:fileId` as the document writes it. */
function addressOf(path: string): string {
  return `/api/v1${path.replace(/:(\w+)/g, '{$1}')}`
}

function operationOf({ path, summary, by, query, headers, body, answer, problems }: Endpoint, handlers: Handlers) {
  const parameters = [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
      ...{ name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
    })),
    ...parametersOf(query, 'query'),
    ...parametersOf(headers, 'header'),
  ]
  return {
    summary,
    ...(by === 'nobody' ? {} : { security: [{ [by]: [] }] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: true,
        content:
          body === 'bytes'
            ? { 'application/octet-stream': {} }
            : { 'application/json': { schema: withOrders(jsonOf(body, 'input'), handlers) } },
      },
    }),
    responses: {
      200: { description: summary, content: { 'application/json': { schema: jsonOf(answer, 'output') } } },
      ...Object.fromEntries(problems.map((status) => [status, trouble])),
    },
  }
}

function parametersOf(schema: v.GenericSchema | undefined, place: 'query' | 'header') {
  if (!schema) return []
  const { properties = {}, required = [] } = jsonOf(schema, 'input') as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, one]) => ({
    ...{ name, in: place, required: required.includes(name), schema: one },
  }))
}

/** Where a body holds orders, each kind of order stands with its own shape and rights. */
function withOrders(body: Json, handlers: Handlers): Json {
  const { commands, ...others } = (body['properties'] ?? {}) as { commands?: Json }
  if (!commands) return body
  const envelope = jsonOf(Envelope, 'input')
  const oneOf = [...handlers.values()].map(({ spec }) => ({
    ...envelope,
    title: spec.type,
    properties: {
      ...(envelope['properties'] as Json),
      type: { const: spec.type },
      payload: jsonOf(spec.schema, 'input'),
    },
    'x-rights': { commune: spec.rights.commune, team: spec.rights.team, everybody: spec.rights.everybody ?? false },
  }))
  return { ...body, properties: { ...others, commands: { ...commands, items: { oneOf } } } }
}

function jsonOf(schema: v.GenericSchema, typeMode: 'input' | 'output'): Json {
  const { $schema: _, ...json } = toJsonSchema(schema, { errorMode: 'ignore', typeMode })
  return json
}

const trouble = {
  description: 'A problem: a stable code, and a sentence in both languages that says what to do next.',
  content: { 'application/problem+json': { schema: jsonOf(v.strictObject({ problem: Problem }), 'output') } },
}
