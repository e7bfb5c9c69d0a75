import { recordSupport } from '../../features/support/contract.ts'
import { words as support } from '../../features/support/words.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import { ButtonLink } from '../../platform/kit/button.tsx'
import { PlusIcon } from '../../platform/kit/icons.tsx'
import { useLang } from '../../platform/kit/lang.ts'
import { Notice } from '../../platform/kit/notice.tsx'
import { Receipt } from '../../platform/kit/receipt.tsx'
import type { Kept } from '../../platform/sync/outbox.ts'
import { words } from '../../platform/sync/words.ts'

const list = '/field/waiting'

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

/** It left this person's hands and is in the officer's. */
export function HeldNote({ problem }: { problem: Problem }) {
  const lang = useLang()
  return (
    <Notice kind="info" title={words.say(lang, 'held_title')}>
      <p>{words.say(lang, 'held_text')}</p>
      <p class="small soft">{problem[lang]}</p>
    </Notice>
  )
}
