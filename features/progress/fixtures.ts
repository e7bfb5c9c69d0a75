import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import type { Window } from '../../platform/clock/days.ts'
import type { VisitInput } from '../support/contract.ts'
import { type aCommuneToHelpIn, aVisit, order } from '../support/fixtures.ts'
import { type Aim, type Pace, paceOf } from './rules/pace.ts'

/** The fourth quarter of 2025, in which the plan asks 50 households of each team. */
export const quarter = { from: '2025-10-01', to: '2025-12-31' }

export function aPace(over: Partial<Aim>, today: string): Pace {
  const aim = {
    indicator: 'households_supported',
    every: null,
    atLeast: 50,
    window: quarter,
    actual: 0,
    lately: null,
  } as const
  return paceOf({ ...aim, ...over }, today)
}

export type World = Awaited<ReturnType<typeof aCommuneToHelpIn>>

export type Step = {
  what: 'record' | 'correct' | 'cancel' | 'move' | 'merge'
  pick: number
  other: number
  day: number
  phone: boolean
  people: number
}

export const aStep: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('record', 'record', 'record', 'correct', 'correct', 'cancel', 'move', 'merge'),
  pick: fc.nat(1000),
  other: fc.nat(1000),
  day: fc.nat(7),
  phone: fc.boolean(),
  people: fc.integer({ min: 1, max: 4 }),
})

const someDays = [
  '2025-09-14',
  '2025-09-15',
  '2025-09-30',
  '2025-10-01',
  '2025-11-15',
  '2025-12-14',
  '2025-12-15',
  '2025-12-31',
]
const someItems = [
  [{ kind: 'vneid', detail: null }],
  [{ kind: 'bill_payment', detail: 'water' }],
  [
    { kind: 'bill_payment', detail: 'tuition' },
    { kind: 'online_dossier', detail: 'Khai sinh' },
  ],
  [{ kind: 'qr', detail: null }],
] satisfies VisitInput['items'][]

/** Tells a history as orders, and remembers it in the plainest way: what stands, and what counts as what. */
export class Story {
  readonly visits = new Map<string, VisitInput & { vulnerable: boolean }>()
  readonly mergedInto = new Map<string, string>()
  readonly world: World
  constructor(world: World) {
    this.world = world
  }

  tell(step: Step) {
    const standing = [...this.visits.values()]
    const chosen = standing[step.pick % Math.max(1, standing.length)]
    const roots = this.world.households.map((one) => one.householdId).filter((id) => !this.mergedInto.has(id))
    const [from, into] = [roots[step.pick % roots.length] ?? '', roots[step.other % roots.length] ?? '']
    if (step.what === 'merge' && from !== into) {
      this.mergedInto.set(from, into)
      return order('households.merge', { householdId: from, into })
    }
    if (step.what === 'move') {
      const to = this.world.teams[step.other % this.world.teams.length]
      return order('households.move', { householdId: from, teamId: to?.teamId, villageId: to?.villageId })
    }
    if (step.what === 'cancel' && chosen) {
      this.visits.delete(chosen.visitId)
      return order('support.cancel', { visitId: chosen.visitId, reason: 'Ghi nhầm' })
    }
    const corrected = step.what === 'correct' ? chosen : undefined
    const visit = this.visit(step, corrected?.visitId ?? newId())
    this.visits.set(visit.visitId, { ...visit, vulnerable: this.isVulnerable(visit) })
    return order(corrected ? 'support.correct' : 'support.record', visit)
  }

  rootOf(id: string): string {
    const into = this.mergedInto.get(id)
    return into === undefined ? id : this.rootOf(into)
  }

  private visit(step: Step, visitId: string): VisitInput {
    return aVisit({
      visitId,
      teamId: team(this.world, step.pick % 3),
      householdId: step.other % 7 === 6 ? null : home(this.world, step.other % 7),
      heldOn: someDays[step.day] ?? '',
      mode: step.phone ? 'phone' : 'in_person',
      people: step.people,
      items: someItems[step.other % 4] ?? [],
    })
  }

  private isVulnerable({ householdId, heldOn }: VisitInput): boolean {
    if (householdId === null) return false
    const same = this.world.households.filter((one) => this.rootOf(one.householdId) === this.rootOf(householdId))
    return same.some((one) => one.since !== null && one.since <= heldOn)
  }
}

/** The figures by their words alone, sharing nothing with the code under test. */
export function naive(story: Story, window: Window, teamId: string | null) {
  const visits = [...story.visits.values()].filter(
    (visit) => visit.heldOn >= window.from && visit.heldOn <= window.to && (teamId === null || visit.teamId === teamId),
  )
  const households = (some: typeof visits) =>
    new Set(some.flatMap((visit) => (visit.householdId === null ? [] : [story.rootOf(visit.householdId)]))).size
  const items = (kinds: string[]) =>
    visits.flatMap((visit) => visit.items).filter((item) => kinds.includes(item.kind)).length
  return {
    households_supported: households(visits),
    vulnerable_households_guided_in_person: households(
      visits.filter((visit) => visit.vulnerable && visit.mode === 'in_person'),
    ),
    people_supported: visits.reduce((sum, visit) => sum + visit.people, 0),
    supports: visits.length,
    anonymous_supports: visits.filter((visit) => visit.householdId === null).length,
    online_dossiers: items(['online_dossier']),
    platform_adoptions: visits.filter((visit) => adopts(story, visit)).length,
    bill_payments: items(['bill_payment']),
  }
}

/** The stories know one platform: whether nobody of the visit's household was helped with it before. */
function adopts(story: Story, visit: VisitInput): boolean {
  const uses = ({ items }: VisitInput) => items.some(({ kind }) => kind === 'vneid')
  const { householdId } = visit
  if (!uses(visit) || householdId === null) return uses(visit)
  const same = [...story.visits.values()].filter(
    (other) =>
      uses(other) && other.householdId !== null && story.rootOf(other.householdId) === story.rootOf(householdId),
  )
  return !same.some((other) => `${other.heldOn} ${other.visitId}` < `${visit.heldOn} ${visit.visitId}`)
}

export function team(world: World, at: number): string {
  return world.teams[at]?.teamId ?? ''
}

export function home(world: World, at: number): string {
  return world.households[at]?.householdId ?? ''
}
