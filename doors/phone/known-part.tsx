// What this phone knows of its owner's scope, on the page: found while typing, counted, and said when it changes.
import { render } from 'preact'
import { correctHousehold } from '../../features/households/contract.ts'
import { OwnLedger } from '../../features/progress/screens/field-ledger.tsx'
import { OwnStanding } from '../../features/progress/screens/field-parts.tsx'
import { words as progress, tellProgress } from '../../features/progress/words.ts'
import { lineOf } from '../../features/support/rules/several.ts'
import type { Receipt } from '../../platform/journal/command.ts'
import { Button } from '../../platform/kit/button.tsx'
import { LangContext } from '../../platform/kit/lang.ts'
import { Notice } from '../../platform/kit/notice.tsx'
import type { Kept } from '../../platform/sync/outbox.ts'
import type { Pulled } from '../../platform/sync/pull.ts'
import { sealedStore } from '../../platform/sync/replica.ts'
import type { Store } from '../../platform/sync/store.ts'
import type { Vault } from '../../platform/sync/vault.ts'
import type { Lang } from '../../platform/words/words.ts'
import { saidIn } from './field-order.ts'
import { findWhileTyping } from './find.tsx'
import { isHeld } from './held.ts'
import { keepAnew } from './keep-pages.ts'
import { type Finder, follow, openFieldReplica, openFinder, tellOwn } from './known.ts'
import type { Post } from './post.ts'
import { staysOpen } from './stays-open.ts'
import { type FieldNote, noteOfEdit } from './told.ts'
import { words } from './words.ts'

export type KnownPart = {
  /** Follows the server; whether the phone has it all now. */
  follow(hasNews: boolean): Promise<boolean>
  /** Remembers what came of an edit, so that its loser is told. */
  heard(kept: Kept, receipt: Receipt): Promise<void>
  redraw(): void
  nameOf(householdId: string): Promise<string | undefined>
  /** Households by the line they stand on in the register's list. */
  lines(): Promise<ReadonlyMap<string, readonly string[]>>
  /** "Thôn mình 37/50 hộ …", as of the last time the server was heard. */
  sentence(): Promise<string | undefined>
}

type Page = {
  readonly lang: Lang
  readonly teamId: string
  readonly suffix: string
  /** Where notes are put, above the page. */
  readonly notes: HTMLElement
  readonly kept: Post['kept']
}

/** Going from page to page tells nothing new, except where figures are shown. */
const freshForMs = 5_000

export async function startKnown(store: Store, vault: Vault, page: Page): Promise<KnownPart> {
  const { lang, teamId, suffix, kept } = page
  let left: readonly string[] = []
  const replica = await openFieldReplica(sealedStore(store, vault.accountId), vault, (ids) => {
    left = [...left, ...ids]
  })
  let finder: Promise<Finder> | undefined
  let hasPulled = false
  const getFinder = async () => {
    if (!replica.standing()) return undefined
    finder ??= openFinder(replica, teamId, kept())
    return finder
  }
  const own = () => tellOwn(replica, teamId, suffix, kept())

  const drawOwn = async () => {
    const standing = document.querySelector<HTMLElement>('[data-own]')
    const ledger = document.querySelector<HTMLElement>('[data-ledger]')
    const all = document.querySelector<HTMLElement>('[data-progress]')
    if (!standing && !ledger && !all) return
    // A page just opened has the server's own figures, which may be newer than those of the last pull.
    const isFresh = navigator.onLine && document.documentElement.dataset['fromPhone'] === undefined
    if (isFresh && !hasPulled) return
    const told = await own()
    if (!told) return
    const asOf = navigator.onLine && hasPulled ? undefined : told.takenAt
    if (standing && told.team.progress)
      draw(lang, standing, <OwnStanding team={told.team} asOf={asOf} adds={told.adds} />)
    if (all && told.team.progress) {
      const { ProgressNow } = await import('../../features/progress/screens/field-progress.tsx')
      draw(lang, all, <ProgressNow team={told.team} window={told.window} asOf={asOf} adds={told.adds} />)
    }
    if (ledger) {
      const held = kept().filter(isHeld).length
      const count = (state: string) => kept().filter((one) => one.state === state).length
      draw(
        lang,
        ledger,
        <OwnLedger
          {...told.ledger}
          waiting={count('waiting')}
          refused={count('refused') - held}
          held={held}
          list="/field/waiting"
        />,
      )
    }
  }
  const drawNotes = () => {
    const notes = replica.notes().filter((note) => note.kind !== 'edited')
    const hush = () => void replica.changeNotes((all) => all.filter((note) => note.kind === 'edited')).then(drawNotes)
    draw(
      lang,
      page.notes,
      notes.length > 0 && (
        <Notice
          kind="warning"
          action={
            <Button type="button" onClick={hush}>
              {words.say(lang, 'understood')}
            </Button>
          }
        >
          {notes.map((note) => (
            <p key={JSON.stringify(note)}>{tellNote(lang, note, kept())}</p>
          ))}
        </Notice>
      ),
    )
  }
  const redraw = () => {
    finder = undefined
    drawNotes()
    void drawOwn()
  }

  findWhileTyping(lang, getFinder)
  redraw()
  return {
    redraw,
    heard: async (one, receipt) => {
      const { householdId } = saidIn(one)
      // Every visit of a long queue comes by here.
      if (!householdId || one.envelope.type !== correctHousehold.type) return
      const fresh = noteOfEdit(one, receipt, await replica.find('household', [householdId]))
      if (fresh.length === 0) return
      await replica.changeNotes((notes) => [...fresh, ...notes.filter((note) => !isOlder(note, fresh))])
      drawNotes()
    },
    follow: async (hasNews) => {
      const age = Date.now() - Date.parse(replica.takenAt() ?? '')
      const showsFigures = document.querySelector('[data-own], [data-ledger], [data-progress]') !== null
      if (!hasNews && !showsFigures && replica.isEven() && age >= 0 && age < freshForMs) return true
      const pulled = await follow(replica).catch((): Pulled => 'behind')
      hasPulled = pulled === 'even'
      if (left.length > 0) await keepAnew(store, vault, left)
      left = []
      redraw()
      return pulled !== 'behind'
    },
    nameOf: async (householdId) => (await replica.find('household', [householdId])).get(householdId)?.headName,
    lines: async () => {
      const lines = new Map<string, string[]>()
      for (const row of (await getFinder())?.find('', { most: Number.POSITIVE_INFINITY }).rows ?? [])
        lines.set(lineOf(row), [...(lines.get(lineOf(row)) ?? []), row.householdId])
      return lines
    },
    sentence: async () => {
      const told = await own()
      if (!told?.team.progress) return undefined
      const place = progress.say(lang, told.team.level === 'village' ? 'our_village' : 'our_team')
      return tellProgress(lang, place, told.team.progress.paces)
    },
  }
}

/** An earlier edit of one's own, of the same field. */
function isOlder(note: FieldNote, fresh: readonly FieldNote[]): boolean {
  return (
    note.kind === 'edited' &&
    fresh.some((one) => one.kind === 'edited' && one.householdId === note.householdId && one.field === note.field)
  )
}

function tellNote(lang: Lang, note: FieldNote, kept: ReturnType<Post['kept']>): string {
  if (note.kind === 'edited') return ''
  if (note.kind === 'overtaken') {
    const fields = note.fields.map((field) => words.say(lang, `field_${field}`)).join(', ')
    return words.say(lang, 'overtaken', { household: note.household, fields })
  }
  if (note.kind === 'overwritten') {
    const { household, field, was, now } = note
    return words.say(lang, 'overwritten', { household, field: words.say(lang, `field_${field}`), was, now })
  }
  if (note.kind !== 'moved') return words.say(lang, note.kind, note)
  const n = kept.filter((one) => saidIn(one).householdId === note.householdId).length
  return words.say(lang, n > 0 ? 'moved_waiting' : 'moved', { ...note, n })
}

function draw(lang: Lang, place: HTMLElement, children: Parameters<typeof render>[0]): void {
  staysOpen(place, () => {
    if (place.dataset['drawn'] === undefined) place.replaceChildren()
    place.dataset['drawn'] = ''
    render(<LangContext.Provider value={lang}>{children}</LangContext.Provider>, place)
  })
}
