import { v7 as newId } from 'uuid'
import {
  addDays,
  type Day,
  daysBetween,
  type Moment,
  quarterOf,
  quarterWindow,
  startOf,
} from '../platform/clock/days.ts'
import { demoBudget } from './demo-budget.ts'
import { demoCommerce } from './demo-commerce.ts'
import { demoCurriculum } from './demo-curriculum.ts'
import { demoDossiers } from './demo-dossiers.ts'
import { demoReviews, demoTrainings } from './demo-members.ts'
import { demoOutreach } from './demo-outreach.ts'
import { demoPartners, demoTargets, youthAt } from './demo-partners.ts'
import { demoNominations } from './demo-recognition.ts'
import { demoReview } from './demo-review.ts'
import { demoSessions } from './demo-sessions.ts'
import { samplePlan } from './sample-plan.ts'

// One synthetic quarter: every village, household and person is marked "(mẫu)" and nobody in it is real.

/** `at`: when the device saved it; without one, now. */
export type DemoOrder = { readonly type: string; readonly payload: object; readonly at?: Moment }

export type Demo = {
  readonly before: readonly DemoOrder[]
  readonly visits: readonly DemoOrder[]
  /** The quarter before with what was learnt, and the draft of the next plan: given last. */
  readonly after: readonly DemoOrder[]
  readonly people: readonly {
    readonly accountId: string
    readonly name: string
    readonly role: string
    readonly teamId: string | null
    readonly partnerId: string | null
    readonly phone: string
  }[]
  /** Given by the member of the seventh village for its neighbour: they wait for the officer. */
  readonly held: readonly DemoOrder[]
}

type Pick = { readonly chance: () => number; of<T>(items: readonly T[]): T }

const surnames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hoàng', 'Ngô'] as const
const middles = ['Văn', 'Thị', 'Đức', 'Thu', 'Minh', 'Ngọc', 'Quang', 'Thanh'] as const
const givens = [
  'An',
  'Ánh',
  'Bình',
  'Chi',
  'Dũng',
  'Đạt',
  'Giang',
  'Hà',
  'Hòa',
  'Lan',
  'Mai',
  'Nga',
  'Phúc',
  'Quý',
  'Sơn',
  'Tâm',
  'Uyên',
  'Yến',
] as const
const groups = ['Người cao tuổi', 'Hộ nghèo', 'Hộ cận nghèo', 'Người khuyết tật', 'Người cao tuổi; hộ nghèo'] as const
const items = [
  { kind: 'vneid' },
  { kind: 'online_dossier', detail: 'Đăng ký khai sinh' },
  { kind: 'online_dossier', detail: 'Chứng thực bản sao' },
  { kind: 'online_dossier', detail: 'Xác nhận thông tin về cư trú' },
  { kind: 'bill_payment', detail: 'electricity' },
  { kind: 'bill_payment', detail: 'water' },
  { kind: 'bill_payment', detail: 'tuition' },
  { kind: 'e_wallet', detail: 'vnpt_money' },
  { kind: 'e_wallet', detail: 'zalopay' },
  { kind: 'qr' },
  { kind: 'video_call' },
  { kind: 'online_safety' },
] as const

/** How far each village has come, as a share of what it could do: so the board shows every status. */
const diligence = [1, 1.25, 0.9, 0.5, 1.1, 1, 1.3, 0.75, 0.95, 1.05, 1.2, 0.4, 1, 0.9, 1.15, 1, 0.85, 1.1, 0.2, 1]

const communeHouseholds = { indicator: 'households_supported', atLeast: 1_000, scope: 'commune' }
const monthlyDossiers = { indicator: 'online_dossiers', atLeast: 60, scope: 'commune', every: 'month' }

export const villageCount = 20
const householdsPerVillage = 60

/** The orders that make the quarter up to `today`, the same for the same day but for their ids. */
export function demoQuarter(today: Day): Demo {
  const quarter = quarterOf(today)
  const start = quarterWindow(quarter).from
  const pick = picker(20_251)
  const planId = newId()
  const villages = Array.from({ length: villageCount }, (_, at) => ({
    villageId: newId(),
    name: `Thôn ${at + 1} (mẫu)`,
  }))
  const teams = villages.map((village, at) => ({
    teamId: newId(),
    level: 'village',
    name: `Tổ ${village.name.toLowerCase()}`,
    villageId: village.villageId,
    at,
  }))
  const communeTeam = { teamId: newId(), level: 'commune', name: 'Tổ công nghệ số cộng đồng xã (mẫu)', villageId: null }
  const households = villages.flatMap((village, at) =>
    Array.from({ length: householdsPerVillage }, (_, place) => ({
      householdId: newId(),
      at,
      place,
      village: village.name,
      vulnerable: place % 4 === 0,
    })),
  )
  const members = teams.flatMap((team) =>
    Array.from({ length: 6 }, (_, place) => ({ team, place, memberId: newId(), name: personName(pick) })),
  )
  const { partners, orders: partnerOrders } = demoPartners()
  const before: DemoOrder[] = [
    ...partnerOrders,
    { type: 'places.add_villages', payload: { villages } },
    {
      type: 'teams.set_up',
      payload: {
        teams: [communeTeam, ...teams].map(({ teamId, level, name, villageId }) => ({
          teamId,
          level,
          name,
          villageId,
        })),
      },
    },
    {
      type: 'teams.import_members',
      payload: { rows: members.map((member, line) => memberLine(member, line, addDays(start, -60))) },
    },
    {
      type: 'households.import',
      payload: {
        rows: households.map((household, line) => ({
          line: line + 1,
          householdId: household.householdId,
          headName: `${personName(pick)} (mẫu)`,
          village: household.village,
          hamlet: `Xóm ${(household.place % 5) + 1}`,
          phone: '',
          groups: household.vulnerable ? pick.of(groups) : '',
          code: `M${String(household.at + 1).padStart(2, '0')}-${String(household.place + 1).padStart(3, '0')}`,
          since: addDays(start, -60),
        })),
      },
    },
    { type: 'plan.submit', payload: { planId, text: samplePlan(quarter), sourceName: 'xa-mau.txt' } },
    // Beside what the plan asks of each team: what the commune is to reach, and what it is to file every month.
    { type: 'plan.add_target', payload: { planId, targetId: newId(), ...communeHouseholds } },
    { type: 'plan.add_target', payload: { planId, targetId: newId(), ...monthlyDossiers } },
    { type: 'plan.activate', payload: { planId } },
    ...demoSessions(today, communeTeam.teamId, teams, households),
    ...demoDossiers(today, communeTeam.teamId, teams, households),
    ...demoCommerce(today, communeTeam.teamId, teams, households),
    ...demoBudget(today, planId),
    ...demoOutreach(today, planId, communeTeam.teamId, teams),
    ...demoTrainings(today, communeTeam.teamId, members),
    ...demoTargets(quarterWindow(quarter), partners),
    ...demoReviews(
      today,
      teams.map(({ teamId }) => teamId),
      members,
    ),
    ...demoNominations(
      planId,
      teams.map(({ teamId }) => teamId),
      members,
    ),
  ]
  // The young and the women's union help along at some visits, and at some the union is named.
  const helpersOf = (teamId: string, n: number) =>
    members
      .filter(
        ({ team, place }) => team.teamId === teamId && ((place === 1 && n % 3 === 0) || (place === 2 && n % 5 === 0)),
      )
      .map(({ memberId }) => memberId)
  const elapsed = Math.max(1, daysBetween(start, today) + 1)
  const visits = teams.flatMap((team) => {
    const effort = diligence[team.at] ?? 1
    const reachable = households.filter((household) => household.at === team.at)
    const count = Math.round((60 * effort * elapsed) / 92)
    // The slowest village stopped a good two weeks ago.
    const lastDay = effort < 0.3 ? Math.max(0, elapsed - 17) : elapsed - 1
    const own = members.filter((member) => member.team.at === team.at).map(({ memberId }) => memberId)
    return Array.from({ length: count }, (_, n) => {
      const heldOn = addDays(start, Math.floor((n / count) * lastDay))
      const order = visitOrder(pick, team.teamId, reachable, n, heldOn)
      // Some people do more than others.
      const helperIds = [...new Set([...helpersOf(team.teamId, n), own[(n * n) % own.length]])]
      return savedOn(today, n, team.at, { ...order, payload: { ...order.payload, helperIds } })
    })
  })
  visits.push(...demoCurriculum(today, teams, households, members))
  const next = households.filter(({ at }) => at === 7)
  const held = [0, 1, 2].map((n) =>
    visitOrder(pick, teams[7]?.teamId ?? '', next, n, addDays(start, Math.max(0, elapsed - 1))),
  )
  return {
    before,
    visits,
    after: demoReview(today, planId, teams, households),
    people: people(teams[6]?.teamId ?? '', communeTeam.teamId, youthAt(partners)),
    held,
  }
}

function memberLine(
  member: { team: { name: string }; place: number; memberId: string; name: string },
  line: number,
  since: Day,
) {
  const areas = [
    'Tuyên truyền',
    'Dịch vụ công trực tuyến',
    'Thanh toán không dùng tiền mặt',
    'Thương mại điện tử nông sản',
    'Hỗ trợ người yếu thế',
  ]
  return {
    line: line + 1,
    memberId: member.memberId,
    teamName: member.team.name,
    name: `${member.name} (mẫu)`,
    phone: '',
    position: member.place === 0 ? 'Tổ trưởng' : member.place === 1 ? 'Tổ phó' : 'Thành viên',
    organization:
      ['Trưởng thôn', 'Đoàn Thanh niên', 'Hội Phụ nữ', 'Hội Nông dân', 'Trường học', 'Hội Người cao tuổi'][
        member.place
      ] ?? '',
    // One area stays open in some villages, so that the coverage table has holes to show.
    areas: line % 7 === 3 ? '' : (areas[member.place % areas.length] ?? ''),
    since,
  }
}

type Household = { householdId: string; vulnerable: boolean }
type Saved = DemoOrder & { readonly payload: { readonly heldOn: Day; readonly helperIds?: readonly unknown[] } }

/** Saved in the evening of the visit; one village wrote some of its visits down only weeks later. */
function savedOn(today: Day, n: number, village: number, order: Saved): DemoOrder {
  const day = addDays(order.payload.heldOn, village === 4 && n % 7 === 3 ? 18 : 0)
  if (day >= today) return order
  return { ...order, at: new Date(Date.parse(startOf(day)) + (19 * 60 + ((n * 7) % 90)) * 60_000).toISOString() }
}

function visitOrder(pick: Pick, teamId: string, reachable: readonly Household[], n: number, heldOn: Day) {
  const household = n % 6 === 5 ? pick.of(reachable) : reachable[n % reachable.length]
  const chosen = [pick.of(items), pick.of(items)].filter(
    (item, at, all) => all.findIndex((other) => other.kind === item.kind) === at,
  )
  return {
    type: 'support.record',
    payload: {
      visitId: newId(),
      teamId,
      householdId: n % 29 === 28 ? null : (household?.householdId ?? null),
      heldOn,
      mode: pick.chance() < 0.85 ? 'in_person' : 'phone',
      items: chosen,
      people: 1 + Math.floor(pick.chance() * 3),
    },
  }
}

function people(villageTeam: string, communeTeam: string, youthUnion: string): Demo['people'] {
  const one = (name: string, role: string, at: number, teamId: string | null = null) => ({
    accountId: newId(),
    name: `${name} (mẫu)`,
    role,
    teamId,
    partnerId: null,
    phone: `09120000${10 + at}`,
  })
  return [
    one('Cán bộ phụ trách', 'coordinator', 1),
    one('Lãnh đạo xã', 'leader', 2),
    one('Tổ trưởng Thôn 7', 'team_lead', 3, villageTeam),
    one('Thành viên Thôn 7', 'member', 4, villageTeam),
    one('Thành viên tổ xã', 'member', 5, communeTeam),
    one('Trung tâm hành chính công', 'service_center', 6),
    one('Phòng Kinh tế', 'finance', 7),
    one('Trung tâm văn hóa, truyền thông', 'communications', 8),
    { ...one('Đoàn Thanh niên', 'organization', 9), partnerId: youthUnion },
    { ...one('Sở Khoa học và Công nghệ', 'province', 0), phone: '0912000020' },
  ]
}

function personName(pick: Pick): string {
  return `${pick.of(surnames)} ${pick.of(middles)} ${pick.of(givens)}`
}

/** A small generator with a seed (mulberry32): the demo looks the same on every machine. */
function picker(seed: number): Pick {
  let state = seed
  const chance = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return { chance, of: <T>(items: readonly T[]) => items[Math.floor(chance() * items.length)] as T }
}
