import { HouseholdIcon, PersonIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Ledger, type LedgerLine } from '../../../platform/kit/receipt.tsx'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { words as sync } from '../../../platform/sync/words.ts'
import { day, number } from '../../../platform/words/formats.ts'
import { words as support } from '../../support/words.ts'
import type { LedgerFigures, Outcome } from '../rules/ledger.ts'
import { words } from '../words.ts'

/** A visit of one's own that adds no household to the team's figure. */
export type ShortVisit = {
  readonly visitId: string
  readonly householdId: string | null
  readonly headName: string | null
  readonly heldOn: string
  readonly outcome: Exclude<Outcome, 'household'>
}

type Props = {
  counted: LedgerFigures
  short: readonly ShortVisit[]
  /** Only the phone knows these. */
  waiting?: number
  refused?: number
  /** Handed to the officer, who decides. */
  held?: number
  /** Where the waiting ones can be looked at. */
  list?: string
}

const mostShown = 30

/** One's own visits: counted, waiting, and each that adds no household with its reason. Never one sum. */
export function OwnLedger({ counted, short, waiting = 0, refused = 0, held = 0, list }: Props) {
  const lang = useLang()
  const times = (n: number) => support.say(lang, 'times', { n: number(lang, n) })
  const lines: LedgerLine[] = [
    { outcome: 'counted', label: support.say(lang, 'ledger_counted'), value: tellFigures(lang, counted) },
  ]
  if (waiting > 0)
    lines.push({ outcome: 'waiting', label: support.say(lang, 'ledger_waiting'), value: times(waiting), href: list })
  if (refused > 0)
    lines.push({ outcome: 'refused', label: support.say(lang, 'ledger_refused'), value: times(refused), href: list })
  if (held > 0) lines.push({ outcome: 'waiting', label: sync.say(lang, 'held_title'), value: times(held), href: list })
  return (
    <>
      <Ledger label={support.say(lang, 'my_visits')} lines={lines} />
      {short.length > 0 && (
        <details class="confirm">
          <summary class="button button-quiet">
            <span>{words.say(lang, 'ledger_short', { n: number(lang, short.length) })}</span>
          </summary>
          <div class="confirm-box">
            <RowLinks
              label={words.say(lang, 'ledger_why')}
              rows={short.slice(0, mostShown).map((visit) => ({
                key: visit.visitId,
                icon: visit.householdId === null ? PersonIcon : HouseholdIcon,
                title:
                  visit.headName ?? support.say(lang, visit.householdId === null ? 'anonymous' : 'household_elsewhere'),
                href:
                  visit.householdId === null || visit.headName === null
                    ? undefined
                    : `/field/households/${visit.householdId}`,
                note: `${day(visit.heldOn)} · ${words.say(lang, `short_${visit.outcome}`)}`,
              }))}
            />
            {short.length > mostShown && (
              <p class="small soft">{words.say(lang, 'ledger_more', { n: number(lang, short.length - mostShown) })}</p>
            )}
          </div>
        </details>
      )}
    </>
  )
}

function tellFigures(lang: 'vi' | 'en', { visits, households, vulnerable }: LedgerFigures): string {
  const said = {
    visits: number(lang, visits),
    households: number(lang, households),
    vulnerable: number(lang, vulnerable),
  }
  return words.say(lang, vulnerable > 0 ? 'ledger_figures_vulnerable' : 'ledger_figures', said)
}
