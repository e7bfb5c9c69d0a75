import { toJsonSchema } from '@valibot/to-json-schema'
import type { Handler } from '../../platform/journal/command.ts'

/** OpenAPI 3.1 of the way in, made from the very schemas that check what comes. */
export function openApi(handlers: ReadonlyMap<string, Handler>): object {
  const commands = [...handlers.values()].map(({ spec }) => ({
    type: 'object',
    title: spec.type,
    required: ['id', 'type', 'at', 'payload'],
    additionalProperties: false,
    properties: {
      id: {
        type: 'string',
        format: 'uuid',
        description: 'Made on the device (UUIDv7). Sending it again gives the same receipt.',
      },
      type: { const: spec.type },
      at: { type: 'string', format: 'date-time', description: "The device's clock." },
      payload: withoutDialect(toJsonSchema(spec.schema, { errorMode: 'ignore', typeMode: 'input' })),
    },
    'x-rights': { commune: spec.rights.commune, team: spec.rights.team, everybody: spec.rights.everybody ?? false },
  }))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Thôn Số',
      version: '1.0.0',
      description: 'Commands in, receipts back; changes by sequence within a scope.',
    },
    paths: {
      '/api/v1/commands': {
        post: {
          summary: 'Give a batch of commands; one receipt each, in order, idempotently.',
          requestBody: json({
            type: 'object',
            required: ['commands'],
            properties: { commands: { type: 'array', maxItems: 200, items: { oneOf: commands } } },
          }),
          responses: {
            200: {
              description: 'Receipts',
              ...json({
                type: 'object',
                properties: { receipts: { type: 'array', items: receipt }, serverTime: { type: 'string' } },
              }),
            },
            ...troubles,
          },
        },
      },
      '/api/v1/devices': {
        post: {
          summary: 'Gives this phone a token that can do nothing but deliver what the signed-in person records on it.',
          requestBody: json({
            type: 'object',
            additionalProperties: false,
            properties: { deviceId: { type: 'string', format: 'uuid', description: 'The same phone again.' } },
          }),
          responses: {
            200: {
              description:
                'The token is shown once. What is sealed for the server uses its key (platform/sync/sealed.ts).',
              ...json({
                type: 'object',
                required: ['deviceId', 'token', 'serverKey'],
                properties: {
                  deviceId: { type: 'string', format: 'uuid' },
                  token: { type: 'string' },
                  serverKey: {
                    type: 'object',
                    required: ['keyId', 'publicKey'],
                    properties: { keyId: { type: 'string' }, publicKey: { type: 'object', description: 'JWK, P-256' } },
                  },
                },
              }),
            },
            ...troubles,
          },
        },
      },
      '/api/v1/deliveries': {
        post: {
          summary:
            "Brings sealed orders in their owner's name with a device token (Authorization: Bearer), idempotently.",
          security: [{ device: [] }],
          requestBody: json({
            type: 'object',
            additionalProperties: false,
            required: ['sealed'],
            properties: { sealed: { type: 'array', maxItems: 200, items: { type: 'string' } } },
          }),
          responses: {
            200: {
              description: 'One outcome each, in order; nothing of what the orders said.',
              ...json({
                type: 'object',
                properties: { outcomes: { type: 'array', items: outcome }, serverTime: { type: 'string' } },
              }),
            },
            ...troubles,
          },
        },
      },
      '/api/v1/held': {
        get: {
          summary: "What became of the signed-in person's own orders that were held for the officer.",
          parameters: [
            {
              name: 'ids',
              in: 'query',
              description: 'Command ids, at most 200, divided by commas.',
              schema: { type: 'string' },
            },
          ],
          responses: {
            200: {
              description: 'Those that are known.',
              ...json({ type: 'object', properties: { held: { type: 'array', items: ownHeld } } }),
            },
            ...troubles,
          },
        },
      },
      '/api/v1/changes': {
        get: {
          summary: 'What changed for the signed-in scope after a sequence.',
          parameters: [{ name: 'after', in: 'query', schema: { type: 'integer', minimum: 0, default: 0 } }],
          responses: {
            200: {
              description: 'Changes, the sequence to go on from, and whether there are more.',
              ...json({
                type: 'object',
                properties: {
                  changes: {
                    type: 'array',
                    items: {
                      type: 'object',
                      properties: {
                        sequence: { type: 'integer' },
                        noun: { type: 'string' },
                        id: { type: 'string' },
                        data: {},
                      },
                    },
                  },
                  next: { type: 'integer' },
                  more: { type: 'boolean' },
                },
              }),
            },
            ...troubles,
          },
        },
      },
      '/api/v1/replica': {
        get: {
          summary: 'What a phone keeps of the signed-in scope: first all that stands, page by page, then what changed.',
          parameters: [
            {
              name: 'at',
              in: 'query',
              description: 'What the last page said; nothing, or a place of another scope, begins again.',
              schema: { type: 'string', default: '' },
            },
          ],
          responses: {
            200: {
              description: 'Rows as they are now, those that are gone, and the place to go on from.',
              ...json({
                type: 'object',
                required: ['at', 'fresh', 'more', 'teamIds', 'standing', 'rows', 'gone'],
                properties: {
                  at: { type: 'string' },
                  fresh: { type: 'boolean' },
                  more: { type: 'boolean' },
                  teamIds: { type: 'array', items: { type: 'string' } },
                  standing: { type: 'object' },
                  rows: { type: 'object' },
                  gone: { type: 'array', items: { type: 'object' } },
                },
              }),
            },
            ...troubles,
          },
        },
      },
    },
    components: { securitySchemes: { device: { type: 'http', scheme: 'bearer' } } },
  }
}

const problem = {
  type: 'object',
  required: ['code', 'vi', 'en'],
  properties: {
    code: { type: 'string' },
    vi: { type: 'string' },
    en: { type: 'string' },
    details: { type: 'object' },
    heldFor: { const: 'officer', description: 'Not lost: an officer decides on it.' },
  },
}

const receipt = {
  type: 'object',
  required: ['commandId', 'status', 'sequence', 'result', 'problem'],
  properties: {
    commandId: { type: 'string' },
    status: { enum: ['done', 'refused'] },
    sequence: { type: ['integer', 'null'] },
    result: {},
    problem: { oneOf: [problem, { type: 'null' }] },
  },
}

const outcome = {
  type: 'object',
  required: ['commandId', 'status'],
  properties: {
    commandId: { type: ['string', 'null'], description: 'Null where it could not be opened.' },
    status: { enum: ['done', 'refused', 'held', 'later'] },
    code: { type: 'string' },
  },
}

const ownHeld = {
  type: 'object',
  required: ['commandId', 'status', 'decidedAt', 'reason'],
  properties: {
    commandId: { type: 'string' },
    status: { enum: ['waiting', 'accepted', 'declined'] },
    decidedAt: { type: ['string', 'null'] },
    reason: { type: 'string' },
  },
}

const troubles = Object.fromEntries(
  [400, 401, 403, 413, 415, 422, 429].map((status) => [
    status,
    { description: 'A problem', ...json({ type: 'object', properties: { problem } }, 'application/problem+json') },
  ]),
)

function json(schema: object, kind = 'application/json') {
  return { content: { [kind]: { schema } } }
}

function withoutDialect({ $schema: _, ...schema }: ReturnType<typeof toJsonSchema>): object {
  return schema
}
