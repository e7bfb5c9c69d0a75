import type { Item } from '../contract.ts'

/** One order of a form that says many things at once, with the words that people know it by. */
export type OneOfMany = {
  readonly type: 'support.record' | 'households.register'
  readonly payload: Readonly<Record<string, unknown>>
  readonly label: string
  /** The line of the register it stands on, or the household it is about: what comes back if it is refused. */
  readonly from: string
}

type Values = ReadonlyMap<string, readonly string[]>

/** How many of either may stand in one form: a full cultural house, a page of a register. */
export const mostInGroup = 300
export const registerLines = 10

/**
 * A session as single visits: the same help for every household that was ticked, and for so many people who did not
 * want to be named. `idOf` gives the id of the n-th thing born here.
 */
export function visitsOfGroup(
  values: Values,
  idOf: (n: number) => string,
  nameOf: (householdId: string) => string,
): OneOfMany[] {
  const households = [...new Set(values.get('householdIds') ?? [])].slice(0, mostInGroup)
  const unnamed = Math.min(mostInGroup, Math.max(0, Math.trunc(Number(values.get('anonymous')?.[0] ?? 0)) || 0))
  const said = {
    teamId: first(values, 'teamId'),
    heldOn: first(values, 'heldOn'),
    mode: modeOf(first(values, 'mode')),
    items: (values.get('items') ?? []).flatMap(itemOf),
    people: 1,
    helperIds: values.get('helperIds') ?? [],
    partnerIds: values.get('partnerIds') ?? [],
    note: first(values, 'note').trim(),
  }
  const visit = (n: number, householdId: string | null): OneOfMany => ({
    type: 'support.record',
    payload: { ...said, visitId: idOf(n), householdId },
    label: householdId === null ? '' : nameOf(householdId),
    from: householdId ?? '',
  })
  return [
    ...households.map((householdId, n) => visit(n, householdId)),
    ...Array.from({ length: unnamed }, (_, n) => visit(households.length + n, null)),
  ]
}

/** A household as one line to choose from: the hamlet tells two of one name apart. */
export function lineOf({ headName, hamlet }: { readonly headName: string; readonly hamlet: string }): string {
  return hamlet === '' ? headName : `${headName} · ${hamlet}`
}

/** The names of a register's page as people wrote them, each once. */
export function registerNames(values: Values): string[] {
  const names = Array.from({ length: registerLines }, (_, at) => lineAt(values, at))
  return [...new Set(names)].filter((name) => name !== '')
}

function lineAt(values: Values, at: number): string {
  return first(values, `name.${at}`).normalize('NFC').replace(/\s+/g, ' ').trim()
}

/**
 * A page of a paper register. A line with a name that the list does not know becomes a new household and the visit to
 * it, in this order; a line without a name is empty. `known` gives the ids that a line stands for: two are one too many.
 */
export function visitsOfRegister(
  values: Values,
  idOf: (n: number) => string,
  known: (line: string) => readonly string[],
): { readonly orders: OneOfMany[]; readonly unclear: string[] } {
  const orders: OneOfMany[] = []
  const unclear: string[] = []
  const teamId = first(values, 'teamId')
  for (let at = 0; at < registerLines; at += 1) {
    const line = lineAt(values, at)
    if (line === '') continue
    const [headName = '', hamlet = ''] = line.split(' · ')
    const ids = known(line)
    if (ids.length > 1 || first(values, `item.${at}`) === '') {
      unclear.push(String(at))
      continue
    }
    const householdId = ids[0] ?? idOf(2 * at)
    if (ids.length === 0) {
      const villageId = first(values, 'villageId')
      const payload = { householdId, teamId, villageId, headName, hamlet, phone: null, groups: [] }
      orders.push({ type: 'households.register', payload, label: headName, from: String(at) })
    }
    const payload = {
      visitId: idOf(2 * at + 1),
      teamId,
      householdId,
      heldOn: first(values, `heldOn.${at}`),
      mode: modeOf(first(values, `mode.${at}`)),
      items: itemOf(first(values, `item.${at}`)),
      people: 1,
      helperIds: [],
      note: '',
    }
    orders.push({ type: 'support.record', payload, label: headName, from: String(at) })
  }
  return { orders, unclear }
}

function first(values: Values, name: string): string {
  return values.get(name)?.[0] ?? ''
}

function modeOf(text: string): 'in_person' | 'phone' {
  return text === 'phone' ? 'phone' : 'in_person'
}

function itemOf(value: string): Item[] {
  try {
    const { kind, detail } = JSON.parse(value) as Partial<Item>
    return typeof kind === 'string' ? [{ kind, detail: detail ?? null }] : []
  } catch {
    return []
  }
}
