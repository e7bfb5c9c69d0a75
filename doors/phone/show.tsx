import { recordSupport } from '../../features/support/contract.ts'
import { words as support } from '../../features/support/words.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import { Actions, Button, ButtonLink } from '../../platform/kit/button.tsx'
import { EmptyState } from '../../platform/kit/empty-state.tsx'
import { FileDrop } from '../../platform/kit/file-drop.tsx'
import { LockIcon, OfflineIcon, PlusIcon, SentIcon, WaitIcon } from '../../platform/kit/icons.tsx'
import { useLang } from '../../platform/kit/lang.ts'
import { Notice, ProblemNotice } from '../../platform/kit/notice.tsx'
import { Ledger, Receipt } from '../../platform/kit/receipt.tsx'
import { words as kit } from '../../platform/kit/words.ts'
import type { Health } from '../../platform/sync/health.ts'
import type { Kept } from '../../platform/sync/outbox.ts'
import type { KeptPhoto } from '../../platform/sync/photos.ts'
import { words } from '../../platform/sync/words.ts'
import { moment } from '../../platform/words/formats.ts'
import type { Lang } from '../../platform/words/words.ts'
import { isHeld } from './held.ts'
import { PhotoCards } from './photo-cards.tsx'

const list = '/field/waiting'

type StripsProps = {
  kept: readonly Kept[]
  /** How many of other people's wait here, behind their locks. */
  locked: number
  offline: boolean
  signedOut: boolean
  health: Health | undefined
}

/** Above every screen: whether there is a network, what has not been sent, and what may cost a record. */
export function Strips({ kept, locked, offline, signedOut, health }: StripsProps) {
  const lang = useLang()
  const { waiting, refused, held } = split(kept)
  const { clockOffMs, isFull = false } = health ?? {}
  return (
    <>
      {clockOffMs !== undefined && (
        <p class="strip strip-waiting" role="status">
          <WaitIcon />
          <span>
            {words.say(lang, clockOffMs > 0 ? 'clock_ahead' : 'clock_behind', { off: tellOff(lang, clockOffMs) })}
          </span>
        </p>
      )}
      {isFull && (
        <p class="strip strip-waiting" role="status">
          <WaitIcon />
          <span>{words.say(lang, 'full')}</span>
        </p>
      )}
      {offline && (
        <p class="strip strip-offline" role="status">
          <OfflineIcon />
          <span>{kit.say(lang, 'offline')}</span>
        </p>
      )}
      {waiting.length > 0 && (
        <a class="strip strip-waiting" href={signedOut ? `/sign-in?to=${list}` : list}>
          <WaitIcon />
          <span>{signedOut ? words.say(lang, 'signed_out', { n: waiting.length }) : tellWaiting(lang, waiting)}</span>
        </a>
      )}
      {refused.length > 0 && (
        <a class="strip strip-waiting" href={list}>
          <WaitIcon />
          <span>{words.say(lang, 'refused_things', { n: refused.length })}</span>
        </a>
      )}
      {held.length > 0 && (
        <a class="strip strip-waiting" href={list}>
          <WaitIcon />
          <span>{words.say(lang, 'held_things', { n: held.length })}</span>
        </a>
      )}
      {locked > 0 && (
        <p class="strip strip-waiting" role="status">
          <WaitIcon />
          <span>{words.say(lang, 'locked_waiting', { n: locked })}</span>
        </p>
      )}
    </>
  )
}

type ListProps = {
  kept: readonly Kept[]
  photos: readonly KeptPhoto[]
  dropPhoto: (photo: KeptPhoto) => void
  locked: number
  mendingPage: (kept: Kept) => string | undefined
  remove: (kept: Kept) => void
  again: (kept: Kept) => void
  sendNow: () => void
  health: Health | undefined
  toFile: () => void
  fromFile: (file: File) => void
  /** What became of the file last taken up. */
  said: string | undefined
}

export function WaitingList(props: ListProps) {
  const { kept, locked, mendingPage, remove, again, sendNow, health } = props
  const lang = useLang()
  const { waiting, refused, held } = split(kept)
  if (kept.length + props.photos.length === 0) {
    return (
      <>
        {locked === 0 ? (
          <EmptyState icon={SentIcon} title={words.say(lang, 'nothing_waiting')}>
            {words.say(lang, 'nothing_waiting_text')}
          </EmptyState>
        ) : (
          <EmptyState icon={WaitIcon} title={words.say(lang, 'nothing_of_yours')}>
            {words.say(lang, 'locked_waiting', { n: locked })}
          </EmptyState>
        )}
        <FromFile {...props} />
      </>
    )
  }
  return (
    <>
      {health?.isLasting === false && <Notice kind="info">{words.say(lang, 'not_lasting')}</Notice>}
      {refused.map((each) => (
        <KeptCard key={each.place} kept={each} page={mendingPage(each)} remove={remove} again={again} />
      ))}
      {held.map((each) => (
        <KeptCard key={each.place} kept={each} page={undefined} remove={remove} />
      ))}
      {waiting.map((each) => (
        <KeptCard key={each.place} kept={each} page={mendingPage(each)} remove={remove} />
      ))}
      <PhotoCards photos={props.photos} drop={props.dropPhoto} />
      {waiting.length + props.photos.length > 0 && (
        <Button type="button" icon={SentIcon} onClick={sendNow}>
          {words.say(lang, 'send_now')}
        </Button>
      )}
      <section class="card card-plain">
        <p class="small soft">{words.say(lang, 'to_file_text')}</p>
        <Button type="button" onClick={props.toFile}>
          {words.say(lang, 'to_file')}
        </Button>
      </section>
      <FromFile {...props} />
    </>
  )
}

function FromFile({ fromFile, said }: Pick<ListProps, 'fromFile' | 'said'>) {
  const lang = useLang()
  return (
    <section class="card card-plain">
      <FileDrop
        name="queue"
        label={words.say(lang, 'from_file')}
        hint={words.say(lang, 'from_file_text')}
        accept=".json,application/json"
        invitation={words.say(lang, 'from_file')}
        onFiles={([file]) => file && fromFile(file)}
      />
      {said && <Notice kind="info">{said}</Notice>}
    </section>
  )
}

type CardProps = {
  kept: Kept
  page: string | undefined
  remove: (kept: Kept) => void
  again?: (kept: Kept) => void
}

function KeptCard({ kept, page, remove, again }: CardProps) {
  const lang = useLang()
  const { problem } = kept
  return (
    <article class="card card-plain" data-kept={kept.state}>
      <h2 class="card-title">{kept.label}</h2>
      {problem?.heldFor ? (
        <HeldNote problem={problem} />
      ) : problem ? (
        <ProblemNotice code={problem.code} sentence={sentenceOf(lang, problem)} />
      ) : (
        <Ledger
          label={words.say(lang, 'waiting')}
          lines={[{ outcome: 'waiting', label: words.say(lang, 'waiting') }]}
        />
      )}
      <p class="small soft">{words.say(lang, 'saved_at', { at: moment(kept.savedAt) })}</p>
      <Actions>
        {page && (
          <ButtonLink href={page} kind={problem ? 'primary' : 'secondary'}>
            {words.say(lang, problem ? 'mend' : 'edit')}
          </ButtonLink>
        )}
        {again && (
          <Button type="button" onClick={() => again(kept)}>
            {words.say(lang, 'send_again')}
          </Button>
        )}
        <details class="confirm">
          <summary class="button button-quiet">
            <span>{words.say(lang, 'remove')}</span>
          </summary>
          <div class="confirm-box">
            <p class="confirm-question">{words.say(lang, 'remove_question')}</p>
            <Button type="button" kind="danger" onClick={() => remove(kept)}>
              {words.say(lang, 'remove_yes')}
            </Button>
          </div>
        </details>
      </Actions>
    </article>
  )
}

/** It left this person's hands and is in the officer's. */
function HeldNote({ problem }: { problem: Problem }) {
  const lang = useLang()
  return (
    <Notice kind="info" title={words.say(lang, 'held_title')}>
      <p>{words.say(lang, 'held_text')}</p>
      <p class="small soft">{problem[lang]}</p>
    </Notice>
  )
}

function sentenceOf(lang: Lang, problem: Problem): string {
  const reason = problem.details?.['reason']
  return [problem[lang], typeof reason === 'string' && words.say(lang, 'held_reason', { reason })]
    .filter(Boolean)
    .join(' ')
}

/** On the home screen, where a phone is handed on: the lock, or how to have one. */
export function LockOffer({ hasPin, lock }: { hasPin: boolean; lock: () => void }) {
  const lang = useLang()
  return (
    <Actions>
      {hasPin && (
        <Button type="button" icon={LockIcon} onClick={lock}>
          {words.say(lang, 'lock_now')}
        </Button>
      )}
      <ButtonLink href="/field/phone" icon={LockIcon} kind={hasPin ? 'quiet' : 'secondary'}>
        {words.say(lang, hasPin ? 'this_phone' : 'shared_phone')}
      </ButtonLink>
    </Actions>
  )
}

export type Standing = 'sending' | 'waiting' | 'sent' | Problem

type SavedProps = {
  kept: Pick<Kept, 'label' | 'envelope'>
  standing: Standing
  sentence: string | undefined
  again: string
}

/** After saving: where it is now, what it counted for, and on to the next one. */
export function Saved({ kept, standing, sentence, again }: SavedProps) {
  const lang = useLang()
  const isVisit = kept.envelope.type === recordSupport.type
  const problem = typeof standing === 'string' ? undefined : standing
  const title = problem
    ? words.say(lang, problem.heldFor ? 'held_title' : 'refused')
    : words.say(
        lang,
        standing === 'sent' ? (isVisit ? 'sent_counted' : 'sent') : standing === 'sending' ? 'sending' : 'saved_here',
      )
  return (
    <Receipt
      outcome={problem?.heldFor ? 'waiting' : problem ? 'refused' : standing === 'sent' ? 'counted' : 'waiting'}
      title={title}
      actions={
        <>
          {isVisit && (
            <ButtonLink kind="primary" big href={again} icon={PlusIcon}>
              {support.say(lang, 'record_another')}
            </ButtonLink>
          )}
          {problem ? (
            <ButtonLink href={list}>{words.say(lang, 'mend')}</ButtonLink>
          ) : (
            <ButtonLink href="/field">{support.say(lang, 'finished')}</ButtonLink>
          )}
        </>
      }
    >
      <p>
        <b>{kept.label}</b>
      </p>
      {standing === 'sent' && sentence && <p>{sentence}</p>}
      {standing === 'waiting' && <p>{words.say(lang, 'saved_here_text')}</p>}
      {problem?.heldFor && <HeldNote problem={problem} />}
      {problem && !problem.heldFor && <p>{problem[lang]}</p>}
      {problem && !problem.heldFor && <p>{words.say(lang, 'refused_text')}</p>}
    </Receipt>
  )
}

export function LeaveWarning({ count, leave, stay }: { count: number; leave: () => void; stay: () => void }) {
  const lang = useLang()
  return (
    <Notice
      kind="danger"
      action={
        <Actions>
          <Button type="button" kind="primary" onClick={stay}>
            {words.say(lang, 'stay')}
          </Button>
          <Button type="button" kind="danger" onClick={leave}>
            {words.say(lang, 'leave_anyway')}
          </Button>
        </Actions>
      }
    >
      {words.say(lang, 'leaving', { n: count })}
    </Notice>
  )
}

function tellWaiting(lang: Lang, waiting: readonly Kept[]): string {
  const visits = waiting.every((kept) => kept.envelope.type === recordSupport.type)
  return words.say(lang, visits ? 'waiting_visits' : 'waiting_things', { n: waiting.length })
}

/** "2 giờ", "365 ngày": as large as it matters. */
function tellOff(lang: Lang, ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000)
  if (minutes < 120) return words.say(lang, 'off_minutes', { n: minutes })
  if (minutes < 48 * 60) return words.say(lang, 'off_hours', { n: Math.round(minutes / 60) })
  return words.say(lang, 'off_days', { n: Math.round(minutes / 1440) })
}

function split(kept: readonly Kept[]) {
  return {
    waiting: kept.filter((each) => each.state === 'waiting'),
    refused: kept.filter((each) => each.state === 'refused' && !isHeld(each)),
    held: kept.filter(isHeld),
  }
}
