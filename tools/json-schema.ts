// As much of JSON Schema as our own document uses; anything else in it is an error, so that no check is passed over.

export type JsonSchema = { readonly [keyword: string]: unknown }

const known = [
  ...[
    'type',
    'const',
    'enum',
    'anyOf',
    'oneOf',
    'properties',
    'required',
    'additionalProperties',
    'propertyNames',
    'items',
  ],
  ...['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'pattern', 'format'],
  ...['title', 'description', 'default', 'x-rights'],
]

/** What is wrong with a value, each with where it stands; empty where it is as the schema says. */
export function faultsIn(value: unknown, schema: JsonSchema, at = ''): string[] {
  const strange = Object.keys(schema).filter((keyword) => !known.includes(keyword))
  if (strange.length > 0) return [`${at}: the schema says ${strange.join()}`]
  const either = (schema['anyOf'] ?? schema['oneOf']) as readonly JsonSchema[] | undefined
  if (either && !either.some((one) => faultsIn(value, one, at).length === 0)) return [`${at}: none of the choices`]
  if ('const' in schema && value !== schema['const']) return [`${at}: not ${schema['const']}`]
  if ('enum' in schema && !(schema['enum'] as unknown[]).includes(value)) return [`${at}: not one of ${schema['enum']}`]
  if ('type' in schema && ![schema['type']].flat().includes(typeOf(value))) {
    if (schema['type'] !== 'number' || typeOf(value) !== 'integer')
      return [`${at}: ${typeOf(value)}, not ${schema['type']}`]
  }
  if (typeof value === 'string' && 'pattern' in schema && !new RegExp(String(schema['pattern'])).test(value))
    return [`${at}: not like ${schema['pattern']}`]
  if (Array.isArray(value) && 'items' in schema)
    return value.flatMap((one, place) => faultsIn(one, schema['items'] as JsonSchema, `${at}[${place}]`))
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? faultsInObject(value, schema, at) : []
}

function faultsInObject(value: object, schema: JsonSchema, at: string): string[] {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>
  const others = schema['additionalProperties'] ?? {}
  const missing = ((schema['required'] ?? []) as readonly string[]).filter((name) => !(name in value))
  const names = Object.keys(value).flatMap((name) =>
    faultsIn(name, (schema['propertyNames'] ?? {}) as JsonSchema, `${at} ${name}`),
  )
  return [
    ...names,
    ...missing.map((name) => `${at}.${name}: missing`),
    ...Object.entries(value).flatMap(([name, one]) => {
      const own = properties[name]
      if (own) return faultsIn(one, own, `${at}.${name}`)
      return others === false
        ? [`${at}.${name}: not in the schema`]
        : faultsIn(one, others as JsonSchema, `${at}.${name}`)
    }),
  ]
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

export type OpenApi = {
  readonly openapi: string
  readonly info: object
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}
export type Operation = {
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content: Content }>>
}
type Content = Readonly<Record<string, { readonly schema?: JsonSchema }>>

/** What is wrong with an answer of the server, held against its own document. */
export function faultsOfAnswer(
  document: OpenApi,
  { method, path, status, body }: { method: string; path: string; status: number; body: unknown },
): string[] {
  const [operations] = Object.entries(document.paths)
    .filter(([template]) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path))
    .map(([, each]) => each)
  const operation = operations?.[method.toLowerCase()]
  // What is not there is not in the document either.
  if (status === 404 && !operation?.responses['404']) return []
  const answer = operation?.responses[String(status)]
  if (!answer) return [`${method} ${path} answers ${status}, which the document does not say`]
  const [schema] = Object.values(answer.content).map((one) => one.schema ?? {})
  return faultsIn(body, schema ?? {}, `${method} ${path} ${status} `)
}
