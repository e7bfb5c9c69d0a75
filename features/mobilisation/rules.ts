import { type Day, daysBetween, type Window } from '../../platform/clock/days.ts'

// The youth emulation board. It counts what is hard to make up and easy to look at: households helped in person, each once.

/** One person's hand in one visit. `household` tells households apart and nothing else; null: somebody unnamed. */
export type Hand = {
  readonly visit: number
  readonly memberId: string
  readonly teamId: string
  readonly household: number | null
  readonly heldOn: Day
  /** When it was saved on the phone or at the desk, and when it came to the server: offline it may wait for days. */
  readonly savedOn: Day
  readonly arrivedOn: Day
  readonly inPerson: boolean
  readonly vulnerable: boolean
}

/** Why a hand adds nothing: the first that applies. The last three are doubts, which somebody should look at. */
export const verdicts = [
  'counts',
  'not_in_person',
  'unnamed',
  'again',
  'entered_late',
  'many_hands',
  'too_many_a_day',
] as const
export type Verdict = (typeof verdicts)[number]
export const doubts: readonly Verdict[] = ['entered_late', 'many_hands', 'too_many_a_day']

/** A visit saved later than this after its day is set aside; so is one that arrives later than a phone is ever offline. */
export const lateAfterDays = 7
export const arrivesWithinDays = 30
/** One household, so many helpers at most: more names at one visit add to nobody. */
export const mostHands = 3
/** So many new households a day for one person: about what one can do properly. */
export const mostADay = 12

/** Each person's hands with what came of them, in the order of their days. */
export function judge<Some extends Hand>(hands: readonly Some[]): (Some & { readonly verdict: Verdict })[] {
  const sizes = Map.groupBy(hands, ({ visit }) => visit)
  const met = new Map<string, Set<number>>()
  const added = new Map<string, number>()
  return hands
    .toSorted((left, right) =>
      left.heldOn === right.heldOn ? left.visit - right.visit : left.heldOn < right.heldOn ? -1 : 1,
    )
    .map((hand) => {
      const known = met.get(hand.memberId) ?? new Set<number>()
      const dayKey = `${hand.memberId} ${hand.heldOn}`
      const today = added.get(dayKey) ?? 0
      const verdict = verdictOf(hand, known, sizes.get(hand.visit)?.length ?? 1, today)
      if (verdict === 'counts' && hand.household !== null) {
        met.set(hand.memberId, known.add(hand.household))
        added.set(dayKey, today + 1)
      }
      return { ...hand, verdict }
    })
}

function verdictOf(hand: Hand, known: ReadonlySet<number>, helpers: number, today: number): Verdict {
  if (!hand.inPerson) return 'not_in_person'
  if (hand.household === null) return 'unnamed'
  if (known.has(hand.household)) return 'again'
  if (daysBetween(hand.heldOn, hand.savedOn) > lateAfterDays) return 'entered_late'
  if (daysBetween(hand.heldOn, hand.arrivedOn) > arrivesWithinDays) return 'entered_late'
  if (helpers > mostHands) return 'many_hands'
  return today >= mostADay ? 'too_many_a_day' : 'counts'
}

export type Standing = {
  /** The same for those who did the same. */
  readonly rank: number
  readonly id: string
  readonly people: number
  readonly households: number
  readonly vulnerable: number
  readonly days: number
  /** Set aside until somebody has looked: doubts. */
  readonly doubts: number
}

/**
 * A table of persons, or of teams: distinct households first, then the vulnerable among them, then days. A household is
 * one for a team, whoever of its people came. `ids` are those who stand in the table even where they did nothing.
 */
export function rank(hands: readonly Hand[], by: 'memberId' | 'teamId', ids: readonly string[]): Standing[] {
  const judged = Map.groupBy(judge(hands), (hand) => hand[by])
  const standings = [...new Set([...ids, ...judged.keys()])].map((id) => {
    const own = judged.get(id) ?? []
    const counted = own.filter(({ verdict }) => verdict === 'counts')
    return {
      id,
      people: new Set(counted.map(({ memberId }) => memberId)).size,
      households: new Set(counted.map(({ household }) => household)).size,
      vulnerable: new Set(counted.filter(({ vulnerable }) => vulnerable).map(({ household }) => household)).size,
      days: new Set(counted.map(({ heldOn }) => heldOn)).size,
      doubts: own.filter(({ verdict }) => doubts.includes(verdict)).length,
    }
  })
  const order = (left: (typeof standings)[number], right: (typeof standings)[number]) =>
    right.households - left.households || right.vulnerable - left.vulnerable || right.days - left.days
  return standings
    .sort((left, right) => order(left, right) || (left.id < right.id ? -1 : 1))
    .map((one, _, all) => ({ rank: all.findIndex((other) => order(other, one) === 0) + 1, ...one }))
}

export type TargetState = 'met' | 'running' | 'coming' | 'missed'

/** How a target stands: met is met, also before its last day. */
export function stateOf({ from, to }: Window, done: number, atLeast: number, today: Day): TargetState {
  if (done >= atLeast) return 'met'
  return today < from ? 'coming' : today > to ? 'missed' : 'running'
}
