import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Segmented } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { AreaField, TextField } from '../../../platform/kit/field.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { number } from '../../../platform/words/formats.ts'
import { cancelSession, closeSession, correctSession, moveSession, reopenSession, repeatMonthly } from '../contract.ts'
import type { Session } from '../reads.ts'
import { nameSession, words } from '../words.ts'
import { type Choosable, KindField, WhatFields, WhenFields } from './session-fields.tsx'

/** The result in a few sentences; from here on the session and those who came count. */
export function CloseSession({ session }: { session: Session }) {
  const lang = useLang()
  const { sessionId, attendances } = session
  return (
    <Card title={words.say(lang, 'close')} tone="wash">
      <CommandForm order={closeSession} label={nameSession(lang, session)} fixed={{ sessionId }} class="stack">
        <p>{words.say(lang, 'close_question', { n: number(lang, attendances) })}</p>
        <AreaField
          name="result"
          label={words.say(lang, 'result')}
          hint={words.say(lang, 'result_hint')}
          rows={3}
          maxLength={2000}
        />
        <Button kind="primary">{words.say(lang, 'close')}</Button>
      </CommandForm>
    </Card>
  )
}

export function SessionChanges({
  session,
  isHeld,
  partners,
}: {
  session: Session
  isHeld: boolean
  partners: Choosable
}) {
  const lang = useLang()
  const { sessionId, status } = session
  if (status !== 'planned')
    return (
      <CommandForm order={reopenSession} fixed={{ sessionId }}>
        <Button>{words.say(lang, 'reopen')}</Button>
      </CommandForm>
    )
  return (
    <div class="stack">
      <Confirm label={words.say(lang, 'change')} question={words.say(lang, 'change')}>
        <CommandForm order={correctSession} fixed={{ sessionId }} class="stack">
          <KindField kind={session.kind} />
          <WhatFields known={session} partners={partners} />
          <Button kind="primary">{words.say(lang, 'save')}</Button>
        </CommandForm>
      </Confirm>
      <Repeat sessionId={sessionId} />
      <Confirm label={words.say(lang, 'move')} question={words.say(lang, 'move_question')}>
        <CommandForm order={moveSession} fixed={{ sessionId }} class="stack">
          <WhenFields known={session} />
          <TextField id="f-move-reason" name="reason" label={words.say(lang, 'reason')} maxLength={300} required />
          <Button kind="primary">{words.say(lang, 'do_move')}</Button>
        </CommandForm>
      </Confirm>
      {!(isHeld && session.attendances > 0) && (
        <Confirm label={words.say(lang, 'cancel')} kind="danger" question={words.say(lang, 'cancel_question')}>
          <CommandForm order={cancelSession} fixed={{ sessionId }} class="stack">
            <TextField
              id="f-cancel-reason"
              name="reason"
              label={words.say(lang, 'cancel_reason')}
              maxLength={300}
              required
            />
            <Button kind="danger">{words.say(lang, 'cancel')}</Button>
          </CommandForm>
        </Confirm>
      )}
    </div>
  )
}

function Repeat({ sessionId }: { sessionId: string }) {
  const lang = useLang()
  const { newId } = useStanding()
  return (
    <Confirm label={words.say(lang, 'repeat')} question={words.say(lang, 'repeat')}>
      <CommandForm
        order={repeatMonthly}
        fixed={{ firstSessionId: sessionId, sessionIds: Array.from({ length: 11 }, newId) }}
        next="/desk/sessions/list"
        class="stack"
      >
        <TextField
          name="months"
          type="number"
          inputMode="numeric"
          label={words.say(lang, 'repeat_months')}
          value="2"
          min={1}
          max={11}
          required
        />
        <Segmented
          name="rhythm"
          legend={words.say(lang, 'rhythm')}
          value="weekday"
          choices={[
            { value: 'weekday', label: words.say(lang, 'by_weekday') },
            { value: 'date', label: words.say(lang, 'by_date') },
          ]}
        />
        <Button kind="primary">{words.say(lang, 'do_repeat')}</Button>
      </CommandForm>
    </Confirm>
  )
}
