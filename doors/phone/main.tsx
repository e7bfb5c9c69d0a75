// The field area's one script. Without it every form still works; with it nothing is lost when the network is. What only
// some pages need comes in parts, which the service worker keeps as well.
import { type ComponentChildren, render } from 'preact'
import { dayOf } from '../../platform/clock/days.ts'
import { LangContext } from '../../platform/kit/lang.ts'
import { Notice } from '../../platform/kit/notice.tsx'
import { type Health, readHealth, rightNow } from '../../platform/sync/health.ts'
import { dropKeys } from '../../platform/sync/key-ring.ts'
import { leavePhone } from '../../platform/sync/phone.ts'
import { canEncrypt } from '../../platform/sync/vault.ts'
import { words as sync } from '../../platform/sync/words.ts'
import type { Lang } from '../../platform/words/words.ts'
import { forgetWarming, freshPage, warmPages } from './keep-pages.ts'
import type { KnownPart } from './known-part.tsx'
import { handOver, lockNow, watchHands, watchLock } from './lock.ts'
import { type Own, openOwn } from './own-phone.ts'
import { openPost, type Post } from './post.ts'
import { staysOpen } from './stays-open.ts'
import { LeaveWarning, LockOffer, PhotoStrip, Strips } from './strips.tsx'
import type { LateAnswer } from './worker-pages.ts'

const lang: Lang = document.documentElement.lang === 'en' ? 'en' : 'vi'
const page = document.querySelector<HTMLElement>('[data-account]')
const accountId = page?.dataset['account']
/** Those that the phone takes in the place of the browser. */
const keptForms = 'form:is([data-from-field], [data-many], [data-photo-of])'

const lock = document.querySelector<HTMLElement>('[data-lock]')

const late = awaitedPage()

if (lock) void import('./lock-part.tsx').then(({ startLock }) => startLock(lock))
keepTeam()
if (accountId) {
  const release = holdForms()
  void start(accountId, page.dataset['today'] ?? '', release).finally(release)
}

async function start(account: string, pageDay: string, release: () => void): Promise<void> {
  const parts = partsOfPage()
  const share = document.querySelector<HTMLElement>('[data-share]')
  if (share) void import('./share-part.tsx').then((part) => part.startSharing(lang, share)).catch(() => undefined)
  // A browser that keeps nothing (a private window) still sends every form at once.
  const own = await openOwn(account, lang).catch(() => undefined)
  if (own === 'locked') return location.replace('/phone/lock')
  if (!own) {
    release()
    sayNotKept()
    return registerWorker()
  }
  const strips = document.createElement('div')
  document.querySelector('.field-page > header')?.append(strips)
  let health: Health | undefined
  let known: KnownPart | undefined
  let drawWaiting: ((health: Health | undefined) => void) | undefined
  const redraw = () => {
    showStrips(strips, own, post, health)
    drawWaiting?.(health)
  }
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
  // What stands there from the start is read with the page; what changes from now on is said.
  strips.setAttribute('aria-live', 'polite')
  const knowing = startKnowing(own, strips, post).then((part) => {
    known = part
    return part
  })
  void late.then((answer) => {
    if (answer) takeLate(answer)
    redraw()
    known?.redraw()
  })
  addEventListener('online', redraw)
  addEventListener('offline', redraw)
  warnBeforeLeaving(post, own)
  if (canEncrypt()) watchHands(own.store, account)
  if (own.hasPin) watchLock(own.store)
  // A part that cannot be had, or fails, leaves the page as it is without a script. What waits goes all the same.
  const [forms, waiting, phone] = await parts
  const fresh = (address: string) => freshPage(address, own)
  const drawParts = async () => {
    await forms?.startForms(own, { lang, post, known: knowing, freshPage: fresh }, pageDay)
    drawWaiting = await waiting?.part.startWaiting(lang, waiting.place, own, post)
    drawWaiting?.(health)
    await phone?.part.drawThisPhone(lang, phone.place, own)
  }
  await drawParts().then(
    () => {
      document.documentElement.dataset['phone'] = 'ready'
    },
    (reason: unknown) => reportError(reason),
  )
  release()
  // The leave to deliver for its owner is asked for at once: the phone may be handed on the next moment.
  const leave = import('./sending-part.ts').then(({ getLeave }) => getLeave(own)).catch(() => undefined)
  await post.send().catch(() => undefined)
  await leave
  await import('./sending-part.ts').then(({ prepareAbsence }) => prepareAbsence(own)).catch(() => undefined)
  await navigator.storage?.persist?.().catch(() => false)
  const look = async () => {
    health = await readHealth(post.kept().length > 0).catch(() => undefined)
    redraw()
  }
  await look()
  await registerWorker()
  await warmPages(own.store, own.vault).catch(() => undefined)
  await look()
}

/** Where only the phone could say more, it says why it cannot, and never that nothing waits. */
function sayNotKept(): void {
  const place = document.querySelector('[data-waiting], [data-this-phone]')
  if (!place) return
  place.replaceChildren()
  draw(place, <Notice kind="info">{sync.say(lang, 'not_kept')}</Notice>)
}

/** A form sent off before this page is the phone's own is sent off once it is, and not into a network that may be gone. */
function holdForms(): () => void {
  const held: (() => void)[] = []
  const hold = (event: SubmitEvent) => {
    const { target: form, submitter } = event
    if (!(form instanceof HTMLFormElement) || !form.matches(keptForms)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    held.push(() => form.requestSubmit(submitter))
  }
  document.addEventListener('submit', hold, true)
  return () => {
    document.removeEventListener('submit', hold, true)
    for (const send of held) send()
  }
}

/** Where a kept page was shown at once: what the server answers behind it. */
async function awaitedPage(): Promise<LateAnswer | undefined> {
  const { dataset } = document.documentElement
  if (dataset['awaited'] === undefined) return undefined
  const answer = await new Promise<LateAnswer>((heard) =>
    navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<LateAnswer>) => {
      if (data.kind === 'late') heard(data)
    }),
  )
  delete dataset['awaited']
  return answer
}

/** Nothing is changed under somebody's hands: where forms are, or what this script drew, the page stays as it is. */
function takeLate({ html, isOver }: LateAnswer): void {
  if (document.querySelector(`${keptForms}, [data-waiting], [data-this-phone]`)) return
  if (isOver) location.replace(`${location.pathname}?now`)
  const main = document.querySelector('#main')
  const late = html ? new DOMParser().parseFromString(html, 'text/html') : undefined
  const fresh = late?.querySelector('#main')
  if (!main || !fresh) return
  delete document.documentElement.dataset['fromPhone']
  if (page) page.dataset['today'] = late?.querySelector<HTMLElement>('[data-account]')?.dataset['today'] ?? ''
  staysOpen(main, () => main.replaceChildren(...fresh.childNodes))
  keepTeam()
}

/** What this page needs beside this script, asked for at once. */
function partsOfPage() {
  const at = (where: string) => document.querySelector<HTMLElement>(where)
  const [forms, waiting, phone] = [at(keptForms), at('[data-waiting]'), at('[data-this-phone]')]
  const none = () => undefined
  return Promise.all([
    forms ? import('./forms-part.tsx').catch(none) : undefined,
    waiting ? import('./waiting-part.tsx').then((part) => ({ part, place: waiting }), none) : undefined,
    phone ? import('./phone-part.tsx').then((part) => ({ part, place: phone }), none) : undefined,
  ])
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
  return import('./known-part.tsx').then(({ startKnown }) => startKnown(store, vault, shown)).catch(() => undefined)
}

async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('/service-worker.js').catch(() => undefined)
}

/** A list kept since yesterday or before: what it calls today is not. The days of forms are set as they are filled in. */
function staleDay(): string | undefined {
  const day = page?.dataset['today'] ?? ''
  const isStale = day !== '' && dayOf(rightNow()) > day && !document.querySelector(keptForms)
  for (const chip of document.querySelectorAll<HTMLElement>('[data-today-chip]')) chip.hidden = isStale
  return isStale ? day : undefined
}

function showStrips(strips: HTMLElement, own: Own, post: Post, health: Health | undefined): void {
  draw(
    strips,
    <>
      <Strips
        kept={post.kept()}
        locked={post.lockedWaiting()}
        offline={!navigator.onLine}
        signedOut={post.signedOut()}
        health={health}
        staleDay={staleDay()}
      />
      <PhotoStrip photos={post.photos()} />
    </>,
  )
  const offer = document.querySelector<HTMLElement>('[data-lock-offer]')
  if (!offer) return
  // In the place of what the server drew there.
  if (offer.dataset['drawn'] === undefined) offer.replaceChildren()
  offer.dataset['drawn'] = ''
  draw(offer, <LockOffer hasPin={own.hasPin} lock={() => void lockNow(own.store)} />)
}

/** Signing out takes the kept pages away; what waits stays, and the person is told so first. */
function warnBeforeLeaving(post: Post, { store }: Own): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || new URL(form.action).pathname !== '/sign-out') return
    event.preventDefault()
    const leave = () => {
      forgetWarming()
      handOver()
      void Promise.all([leavePhone(store), dropKeys()]).finally(() => form.submit())
    }
    const count = post.kept().length + post.photos().length
    if (count === 0) return leave()
    const place = document.createElement('div')
    form.after(place)
    const stay = () => {
      place.remove()
      form.querySelector('button')?.focus()
    }
    draw(place, <LeaveWarning {...{ count, leave, stay }} />)
    place.scrollIntoView({ block: 'center' })
    place.querySelector('button')?.focus()
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
