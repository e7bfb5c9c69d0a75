/** Sorts the rows of a list into those that can come in and those that cannot, each with its reason. */
import { parsePhone } from '../../../platform/words/phone.ts'
import { fill } from '../../../platform/words/words.ts'
import type { RejectedRow } from '../../teams/contract.ts'
import { isPersonName, matchPlace, nameKey, parseDay } from '../../teams/rules/cells.ts'
import { clean, lineName, type Place } from '../../teams/rules/sheet.ts'
import { type GroupCode, type HouseholdLine, householdsProblems } from '../contract.ts'
import { groupsOf } from './household-columns.ts'

export type VillageNames = { place: { villageId: string; teamId: string | null }; names: readonly string[] }
export type KnownHousehold = {
  householdId: string
  villageId: string
  headName: string
  hamlet: string
  phone: string | null
  code: string | null
}
export type HouseholdRow = KnownHousehold & Place & { teamId: string; groups: GroupCode[]; since: string }
type Known = {
  villages: readonly VillageNames[]
  households: readonly KnownHousehold[]
  ids: ReadonlySet<string>
  today: string
  /** Whether a household of this name and village asked to be forgotten. */
  isErased: (household: Pick<KnownHousehold, 'villageId' | 'headName'>) => boolean
}
type Reason = { code: keyof typeof householdsProblems.entries; given: string }

export function sortHouseholds(
  rows: readonly HouseholdLine[],
  known: Known,
): { good: HouseholdRow[]; rejected: RejectedRow[] } {
  const good: HouseholdRow[] = []
  const rejected: RejectedRow[] = []
  const standing = register(known.households)
  const taken = register<HouseholdRow>([])
  const ids = new Set(known.ids)
  for (const line of rows) {
    const row = readRow(line, known)
    if ('given' in row) {
      rejected.push(reject(line, row))
      continue
    }
    const twice = taken.find(row)
    const there = ids.has(row.householdId) || standing.find(row) !== undefined
    if (twice) rejected.push(reject(line, { code: 'households.row_twice', given: lineName(twice) }))
    else if (there) rejected.push(reject(line, { code: 'households.row_already_there', given: row.headName }))
    else if (known.isErased(row)) rejected.push(reject(line, { code: 'households.row_erased', given: row.headName }))
    else {
      good.push(row)
      taken.add(row)
      ids.add(row.householdId)
    }
  }
  return { good, rejected }
}

function readRow(line: HouseholdLine, { villages, today }: Known): HouseholdRow | Reason {
  const headName = clean(line.headName)
  const village = clean(line.village)
  const hamlet = clean(line.hamlet)
  const code = blank(line.code) ? null : clean(line.code)
  if (headName === '') return { code: 'households.row_name_missing', given: '' }
  if (!isPersonName(headName)) return { code: 'households.row_name_wrong', given: headName }
  if (village === '') return { code: 'households.row_village_missing', given: '' }
  const place = matchPlace(village, villages)
  if (place === 'unknown') return { code: 'households.row_village_unknown', given: village }
  if (place === 'ambiguous') return { code: 'households.row_village_ambiguous', given: village }
  if (place.teamId === null) return { code: 'households.row_village_without_team', given: village }
  if (hamlet.length > 80) return { code: 'households.row_hamlet_too_long', given: hamlet }
  if (code !== null && code.length > 40) return { code: 'households.row_code_too_long', given: code }
  const phone = blank(line.phone) ? null : parsePhone(clean(line.phone))
  if (phone === undefined) return { code: 'households.row_phone_wrong', given: clean(line.phone) }
  const groups = groupsOf(clean(line.groups))
  if ('unknown' in groups) return { code: 'households.row_group_unknown', given: groups.unknown }
  const since = blank(line.since) ? today : groupDay(clean(line.since))
  if (since === undefined || since > today) return { code: 'households.row_date_wrong', given: clean(line.since) }
  return {
    line: line.line,
    sheet: line.sheet,
    householdId: line.householdId,
    ...place,
    teamId: place.teamId,
    headName,
    hamlet,
    phone,
    code,
    groups: groups.groups,
    since,
  }
}

/** Poor and near-poor households come from a yearly list, so a bare year stands for its first day. */
function groupDay(text: string): string | undefined {
  const year = /^(?:năm )?(20\d{2})$/i.exec(text)?.[1]
  return year === undefined ? parseDay(text) : `${year}-01-01`
}

/** Finds a household again by its code, or by its village and head's name where nothing else speaks against it. */
function register<Entry extends KnownHousehold>(entries: readonly Entry[]) {
  const byCode = new Map<string, Entry>()
  const byName = new Map<string, Entry[]>()
  const add = (entry: Entry) => {
    if (entry.code !== null) byCode.set(entry.code, entry)
    const key = `${entry.villageId} ${nameKey(entry.headName)}`
    const others = byName.get(key)
    if (others) others.push(entry)
    else byName.set(key, [entry])
  }
  entries.forEach(add)
  return {
    add,
    find: (wanted: KnownHousehold): Entry | undefined =>
      (wanted.code === null ? undefined : byCode.get(wanted.code)) ??
      byName.get(`${wanted.villageId} ${nameKey(wanted.headName)}`)?.find((other) => agrees(wanted, other)),
  }
}

function agrees(left: KnownHousehold, right: KnownHousehold): boolean {
  return (
    (left.code === null || right.code === null || left.code === right.code) &&
    (left.phone === null || right.phone === null || left.phone === right.phone) &&
    (left.hamlet === '' || right.hamlet === '' || nameKey(left.hamlet) === nameKey(right.hamlet))
  )
}

/** What people put into a cell to say that there is nothing. */
function blank(cell: string): boolean {
  return /^[-–—.x0\s]*$/i.test(clean(cell)) || /^(không|chưa)( có| rõ)?$/i.test(clean(cell))
}

function reject({ line, sheet }: Place, { code, given }: Reason): RejectedRow {
  const { vi, en } = householdsProblems.make(code)
  return { line, sheet, code, vi: fill(vi, { given }), en: fill(en, { given }) }
}
