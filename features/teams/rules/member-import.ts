/** Sorts the rows of a list into those that can come in and those that cannot, each with its reason. */
import { parsePhone } from '../../../platform/words/phone.ts'
import { fill } from '../../../platform/words/words.ts'
import { type DutyArea, type MemberLine, type Position, type RejectedRow, teamsProblems } from '../contract.ts'
import { isPersonName, matchPlace, parseDay } from './cells.ts'
import { areasOf, positionOf } from './member-columns.ts'
import { isSamePerson } from './membership.ts'
import { clean, lineName, type Place } from './sheet.ts'

export type TeamNames = { place: string; names: readonly string[] }
export type KnownMember = {
  memberId: string
  teamId: string
  name: string
  phone: string | null
  position: Position
  until: string | null
  heldUntil: string | null
}
export type MemberRow = Place & {
  memberId: string
  teamId: string
  name: string
  phone: string | null
  position: Position
  organization: string
  areas: DutyArea[]
  since: string
}
type Known = { teams: readonly TeamNames[]; members: readonly KnownMember[]; today: string }
type Reason = { code: keyof typeof teamsProblems.entries; given: string }

export function sortMembers(rows: readonly MemberLine[], known: Known): { good: MemberRow[]; rejected: RejectedRow[] } {
  const good: MemberRow[] = []
  const rejected: RejectedRow[] = []
  const standing = Map.groupBy<string, KnownMember>(known.members, (member) => member.teamId)
  const taken = new Map<string, MemberRow[]>()
  const ids = new Set(known.members.map((member) => member.memberId))
  for (const line of rows) {
    const row = readRow(line, known)
    const reason = 'code' in row ? row : clash(row, standing.get(row.teamId) ?? [], taken.get(row.teamId) ?? [], ids)
    if ('code' in row || reason) {
      if (reason) rejected.push(reject(line, reason))
      continue
    }
    good.push(row)
    ids.add(row.memberId)
    const others = taken.get(row.teamId)
    if (others) others.push(row)
    else taken.set(row.teamId, [row])
  }
  return { good, rejected }
}

function readRow(line: MemberLine, { teams, today }: Known): MemberRow | Reason {
  const name = clean(line.name)
  const teamName = clean(line.teamName)
  if (name === '') return { code: 'teams.row_name_missing', given: '' }
  if (!isPersonName(name)) return { code: 'teams.row_name_wrong', given: name }
  if (teamName === '') return { code: 'teams.row_team_missing', given: '' }
  const teamId = matchPlace(teamName, teams)
  if (teamId === 'unknown') return { code: 'teams.row_team_unknown', given: teamName }
  if (teamId === 'ambiguous') return { code: 'teams.row_team_ambiguous', given: teamName }
  const phone = blank(line.phone) ? null : parsePhone(clean(line.phone))
  if (phone === undefined) return { code: 'teams.row_phone_wrong', given: clean(line.phone) }
  const areas = areasOf(clean(line.areas))
  if ('unknown' in areas) return { code: 'teams.row_area_unknown', given: areas.unknown }
  const since = blank(line.since) ? today : parseDay(clean(line.since))
  if (since === undefined || since > today) return { code: 'teams.row_date_wrong', given: clean(line.since) }
  const { position, office } = positionOf(clean(line.position))
  const organization = (clean(line.organization) || office).slice(0, 160)
  return {
    line: line.line,
    sheet: line.sheet,
    memberId: line.memberId,
    teamId,
    name,
    phone,
    position,
    organization,
    areas: areas.areas,
    since,
  }
}

function clash(
  row: MemberRow,
  standing: readonly KnownMember[],
  taken: readonly MemberRow[],
  ids: ReadonlySet<string>,
): Reason | undefined {
  const twice = taken.find((other) => isSamePerson(row, other))
  if (twice) return { code: 'teams.row_twice', given: lineName(twice) }
  const after = (until: string | null) => until === null || until > row.since
  if (ids.has(row.memberId) || standing.some((other) => after(other.until) && isSamePerson(row, other))) {
    return { code: 'teams.row_already_there', given: row.name }
  }
  const isLed =
    taken.some(({ position }) => position === 'leader') ||
    standing.some(({ position, heldUntil }) => position === 'leader' && after(heldUntil))
  if (row.position === 'leader' && isLed) return { code: 'teams.row_second_leader', given: row.name }
  return undefined
}

/** What people put into a cell to say that there is nothing. */
function blank(cell: string): boolean {
  return /^[-–—.x0\s]*$/i.test(clean(cell)) || /^(không|chưa)( có| rõ)?$/i.test(clean(cell))
}

function reject({ line, sheet }: Place, { code, given }: Reason): RejectedRow {
  const { vi, en } = teamsProblems.make(code)
  return { line, sheet, code, vi: fill(vi, { given }), en: fill(en, { given }) }
}
