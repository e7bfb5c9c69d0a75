import * as v from 'valibot'

/** What valibot shows of a schema at run time, as far as forms need it. */
type Shape = {
  readonly type: string
  readonly entries?: Readonly<Record<string, Shape>>
  readonly item?: Shape
  readonly wrapped?: Shape
}

/**
 * Turns a posted form into the payload its schema describes. Names: `name`, `place.village` (nested), `items` repeated
 * (a list). A list of objects takes one JSON object a value, which is what a tile or a hidden field carries. A field
 * that was emptied says nothing in its place: null, or '' where the schema takes it. Unknown names are left in, so that
 * a strict schema refuses them.
 */
export function payloadFromForm(schema: v.GenericSchema, form: ReadonlyMap<string, readonly string[]>): unknown {
  return objectOf(schema as unknown as Shape, form, '')
}

/** Values by name, in order; files are left out, fields starting with `_` belong to the form itself. */
export function valuesOf(form: FormData): Map<string, string[]> {
  const values = new Map<string, string[]>()
  for (const [name, value] of form.entries()) {
    if (typeof value !== 'string' || name.startsWith('_')) continue
    values.set(name, [...(values.get(name) ?? []), value])
  }
  return values
}

function objectOf(shape: Shape, form: ReadonlyMap<string, readonly string[]>, prefix: string): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  for (const [name, entry] of Object.entries(shape.entries ?? {})) {
    const value = valueFor(entry, form, prefix + name)
    if (value !== undefined) made[name] = value
  }
  if (prefix === '') {
    for (const [name, values] of form) if (!shape.entries?.[name.split('.')[0] ?? '']) made[name] = values[0]
  }
  return made
}

function valueFor(shape: Shape, form: ReadonlyMap<string, readonly string[]>, name: string): unknown {
  const values = form.get(name)
  const first = values?.[0]
  switch (shape.type) {
    case 'optional':
    case 'nullish':
      if (first === undefined && !hasNested(form, name)) return undefined
      return first === '' ? emptied(shape.wrapped) : valueFor(shape.wrapped ?? shape, form, name)
    case 'nullable':
      return first === undefined || first === '' ? null : valueFor(shape.wrapped ?? shape, form, name)
    case 'array':
      return (values ?? []).filter((value) => value !== '').map((value) => itemOf(shape.item, value))
    case 'object':
    case 'strict_object':
      return first?.startsWith('{') ? parsed(first) : objectOf(shape, form, `${name}.`)
    case 'boolean':
      return first === 'on' || first === 'true'
    default:
      return first === undefined ? undefined : itemOf(shape, first)
  }
}

/** An optional field that stands in the form with nothing in it; one that may not be empty was not said. */
function emptied(wrapped: Shape | undefined): null | '' | undefined {
  if (wrapped?.type === 'nullable') return null
  return wrapped?.type === 'string' && v.is(wrapped as unknown as v.GenericSchema, '') ? '' : undefined
}

function itemOf(shape: Shape | undefined, value: string): unknown {
  if (shape?.type === 'number') return value.trim() === '' ? undefined : Number(value.replace(',', '.'))
  if (shape?.type === 'object' || shape?.type === 'strict_object' || shape?.type === 'array') return parsed(value)
  return value
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

function hasNested(form: ReadonlyMap<string, readonly string[]>, name: string): boolean {
  return [...form.keys()].some((key) => key.startsWith(`${name}.`))
}

/** Ids counted on from one that the form was born with: a UUIDv7's random tail may be a counter (RFC 9562, 6.2). */
export function countedIds(first: string): (place: number) => string {
  const tail = Number.parseInt(first.slice(-12), 16)
  return (place) => `${first.slice(0, -12)}${((tail + place) % 2 ** 48).toString(16).padStart(12, '0')}`
}
