// The field area's one script. Without it every form still works; with it nothing is lost when the network is.
import { type ComponentChildren, render } from 'preact'
import { LangContext } from '../../platform/kit/lang.ts'
import { enlist } from '../../platform/sync/enlist.ts'
import { type Health, readHealth } from '../../platform/sync/health.ts'
import { dropKeys } from '../../platform/sync/key-ring.ts'
import { coverRows } from '../../platform/sync/outbox.ts'
import { leavePhone } from '../../platform/sync/phone.ts'
import { queueFile, queueFileName, takeQueueFile } from '../../platform/sync/queue-file.ts'
import { sealedStore } from '../../platform/sync/replica.ts'
import { words as sync } from '../../platform/sync/words.ts'
import type { Lang } from '../../platform/words/words.ts'
import { forgetWarming, freshPage, warmPages } from './keep-pages.ts'
import type { KnownPart } from './known-part.tsx'
import { lockNow, watchLock } from './lock.ts'
import { labelOf, mendingPage, orders } from './orders.ts'
import { type Own, openOwn } from './own-phone.ts'
import { keepChosen, takePhotoForms, watchPhotos } from './photo.ts'
import { PhotoStrip } from './photo-cards.tsx'
import { openPost, type Post } from './post.ts'
import { prepareForms } from './prepare.ts'
import { afterSaving, afterSavingAll, sayOn } from './saving.tsx'
import { LeaveWarning, LockOffer, Strips, WaitingList } from './show.tsx'
import { takeForms, takeMany } from './take-forms.ts'

const lang: Lang = document.documentElement.lang === 'en' ? 'en' : 'vi'
const page = document.querySelector<HTMLElement>('[data-account]')
const accountId = page?.dataset['account']

keepTeam()
if (accountId) void start(accountId, page.dataset['today'] ?? '')

async function start(account: string, pageDay: string): Promise<void> {
  // A browser that keeps nothing (a private window) still sends every form at once.
  const own = await openOwn(account, lang).catch(() => undefined)
  if (own === 'locked') return location.replace('/phone/lock')
  if (!own) return registerWorker()
  const strips = document.createElement('div')
  document.querySelector('.field-page > header')?.append(strips)
  const stand: Stand = { own, strips, health: undefined, said: undefined }
  let known: KnownPart | undefined
  const redraw = () => show(post, stand)
  const post: Post = await openPost(
    own,
    () => {
      redraw()
      known?.redraw()
    },
    // What the phone knows comes after the page, perhaps later than the first answer of the server.
    async (hasNews) => (await knowing)?.follow(hasNews) ?? true,
    async (kept, receipt) => known?.heard(kept, receipt),
  )
  redraw()
  const knowing = startKnowing(own, strips, post).then((part) => {
    known = part
    return part
  })
  const saving = { lang, post, known: () => known, freshPage: (address: string) => freshPage(address, own) }
  addEventListener('online', redraw)
  addEventListener('offline', redraw)
  takeForms(
    async (taken) => {
      const { form, type, payload, whom } = taken
      const instead = form.dataset['kept'] === undefined ? undefined : Number(form.dataset['kept'])
      const label = await labelOf(lang, type, payload, whom)
      // The photograph first: a record without it would have gone alone.
      const saved = await keepChosen(own, form, payload['visitId'], label)
        .then(() => post.save({ type, payload, label }, instead))
        .catch(() => undefined)
      if (saved) await afterSaving(saving, form, saved)
      else sayOn(lang, form, sync.say(lang, 'cannot_save'))
    },
    (form, field) => sayOn(lang, form, field),
  )
  takeMany(
    async ({ form, orders: all, unclear }) => {
      const named = await Promise.all(
        all.map(async (one) => ({ ...one, label: await labelOf(lang, one.type, one.payload, one.label) })),
      )
      const saved = await post.saveAll(named).catch(() => undefined)
      if (saved) await afterSavingAll(saving, form, saved, unclear)
      else sayOn(lang, form, sync.say(lang, 'cannot_save'))
    },
    (form, field) => sayOn(lang, form, field),
    async () => (await (await knowing)?.lines()) ?? new Map(),
  )
  watchPhotos(lang)
  takePhotoForms(lang, own, post.send, () => post.photos().length)
  warnBeforeLeaving(post, own)
  if (own.hasPin) watchLock(own.store, account)
  await prepareForms(own, pageDay, async (householdId) => (await knowing)?.nameOf(householdId))
  const thisPhone = document.querySelector<HTMLElement>('[data-this-phone]')
  if (thisPhone) await import('./phone-part.tsx').then(({ drawThisPhone }) => drawThisPhone(lang, thisPhone, own))
  document.documentElement.dataset['phone'] = 'ready'
  await post.send().catch(() => undefined)
  if (await enlist(own.store, account).catch(() => false)) await coverRows(own)
  await navigator.storage?.persist?.().catch(() => false)
  await look(stand, post, redraw)
  await registerWorker()
  await warmPages(own.store, own.vault).catch(() => undefined)
  await look(stand, post, redraw)
}

/** What the phone knows of its scope; without it the app still records and sends. */
async function startKnowing({ store, vault }: Own, strips: HTMLElement, post: Post): Promise<KnownPart | undefined> {
  const notes = document.createElement('div')
  strips.after(notes)
  const team = new URLSearchParams(location.search).get('team')
  const shown = {
    lang,
    teamId: page?.dataset['team'] ?? '',
    suffix: team ? `?team=${team}` : '',
    notes,
    kept: post.kept,
  }
  // Recording waits for nothing of it: the page is there first.
  if (document.readyState !== 'complete')
    await new Promise((loaded) => addEventListener('load', loaded, { once: true }))
  return import('./known-part.tsx')
    .then(({ startKnown }) => startKnown(sealedStore(store, vault.accountId), vault, shown))
    .catch(() => undefined)
}

async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('/service-worker.js').catch(() => undefined)
}

/** The phone as it stands: what it keeps for whom, how it is, and what was last said of a file. */
type Stand = {
  readonly own: Own
  readonly strips: HTMLElement
  health: Health | undefined
  said: string | undefined
}

async function look(stand: Stand, post: Post, redraw: () => void): Promise<void> {
  stand.health = await readHealth(post.kept().length > 0).catch(() => undefined)
  redraw()
}

function show(post: Post, stand: Stand): void {
  const kept = post.kept()
  const { own, strips, health, said } = stand
  const locked = post.lockedWaiting()
  draw(
    strips,
    <>
      <Strips kept={kept} locked={locked} offline={!navigator.onLine} signedOut={post.signedOut()} health={health} />
      <PhotoStrip photos={post.photos()} />
    </>,
  )
  const offer = document.querySelector<HTMLElement>('[data-lock-offer]')
  if (offer) drawOver(offer, <LockOffer hasPin={own.hasPin} lock={() => void lockNow(own.store)} />)
  const waiting = document.querySelector<HTMLElement>('[data-waiting]')
  if (waiting) {
    const list = (
      <WaitingList
        kept={kept}
        photos={post.photos()}
        dropPhoto={(photo) => void post.dropPhoto(photo)}
        locked={locked}
        mendingPage={mendingPage}
        remove={(one) => void post.remove(one)}
        again={(one) => void post.again(one)}
        sendNow={() => void post.send()}
        health={health}
        toFile={() => void saveQueue(stand, post)}
        fromFile={(file) => void takeQueue(stand, post, file)}
        said={said}
      />
    )
    drawOver(waiting, list)
  }
}

async function saveQueue({ own }: Stand, post: Post): Promise<void> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([await queueFile(own)], { type: 'application/json' }))
  link.download = queueFileName(post.kept())
  link.click()
  URL.revokeObjectURL(link.href)
}

async function takeQueue(stand: Stand, post: Post, file: File): Promise<void> {
  const taken = await takeQueueFile(stand.own, await file.text(), orders)
  stand.said = taken.ok ? sync.say(lang, 'restored', taken) : sync.say(lang, taken.why)
  await post.taken()
}

/** Signing out takes the kept pages away; what waits stays, and the person is told so first. */
function warnBeforeLeaving(post: Post, { store }: Own): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || new URL(form.action).pathname !== '/sign-out') return
    event.preventDefault()
    const leave = () => {
      forgetWarming()
      void Promise.all([leavePhone(store), dropKeys()]).finally(() => form.submit())
    }
    const count = post.kept().length + post.photos().length
    if (count === 0) return leave()
    const place = document.createElement('div')
    form.after(place)
    draw(place, <LeaveWarning count={count} leave={leave} stay={() => place.remove()} />)
    place.scrollIntoView({ block: 'center' })
  })
}

/** Whoever has chosen a team stays with it from place to place. */
function keepTeam(): void {
  const team = new URLSearchParams(location.search).get('team')
  if (!team) return
  for (const link of document.querySelectorAll<HTMLAnchorElement>(
    '.field-bar a, .field-back, .field-main a[href^="/field/"]',
  )) {
    const to = new URL(link.href)
    if (!to.searchParams.has('team')) to.searchParams.set('team', team)
    link.href = `${to.pathname}${to.search}${to.hash}`
  }
}

function draw(place: Element, children: ComponentChildren): void {
  render(<LangContext.Provider value={lang}>{children}</LangContext.Provider>, place)
}

/** In the place of what the server drew there. */
function drawOver(place: HTMLElement, children: ComponentChildren): void {
  if (place.dataset['drawn'] === undefined) place.replaceChildren()
  place.dataset['drawn'] = ''
  draw(place, children)
}
