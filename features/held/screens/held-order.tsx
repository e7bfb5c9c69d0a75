import { Button } from '../../../platform/kit/button.tsx'
import { Card, type Fact, Facts } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CheckIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { moment } from '../../../platform/words/formats.ts'
import { acceptHeld, declineHeld } from '../contract.ts'
import { tellWhy, words } from '../words.ts'
import type { HeldShown } from './held-list.tsx'

/** One held order: all that it says, and the officer's yes or no. `facts`: what it says, in words. */
export function HeldOrder({ held, facts }: { held: HeldShown; facts: readonly Fact[] }) {
  const lang = useLang()
  const fixed = { commandId: held.commandId }
  return (
    <DeskScreen title={held.what} crumbs={[{ href: '/desk/held', label: words.say(lang, 'held') }]}>
      <Notice kind={held.status === 'waiting' ? 'warning' : 'info'} title={words.say(lang, 'why')}>
        {tellWhy(lang, held.problem)}
      </Notice>
      <Card title={words.say(lang, 'what')}>
        <Facts
          facts={[
            { name: words.say(lang, 'who'), value: held.giver },
            { name: words.say(lang, 'recorded_at'), value: moment(held.deviceAt) },
            { name: words.say(lang, 'received_at'), value: moment(held.receivedAt) },
            ...facts,
            ...(held.status === 'waiting' ? [] : decision(held, lang)),
          ]}
        />
      </Card>
      {held.status === 'waiting' && (
        <>
          <Card title={words.say(lang, 'accept')}>
            <p>{words.say(lang, 'accept_text')}</p>
            <CommandForm order={acceptHeld} fixed={fixed} next="/desk/held" class="stack">
              <TextField
                id="f-reason-accept"
                name="reason"
                label={words.say(lang, 'note_accept')}
                optional
                maxLength={300}
              />
              <Button kind="primary" icon={CheckIcon}>
                {words.say(lang, 'accept')}
              </Button>
            </CommandForm>
          </Card>
          <Confirm label={words.say(lang, 'decline')} kind="danger" question={words.say(lang, 'decline_question')}>
            <CommandForm order={declineHeld} fixed={fixed} next="/desk/held" class="stack">
              <TextField name="reason" label={words.say(lang, 'reason_decline')} required maxLength={300} />
              <Button kind="danger">{words.say(lang, 'decline_yes')}</Button>
            </CommandForm>
          </Confirm>
        </>
      )}
    </DeskScreen>
  )
}

function decision(held: HeldShown, lang: 'vi' | 'en'): Fact[] {
  return [
    {
      name: words.say(lang, 'outcome'),
      value: `${words.say(lang, held.status === 'accepted' ? 'accepted' : 'declined')} · ${words.say(
        lang,
        'decided_by',
        {
          name: held.officer ?? '—',
          at: moment(held.decidedAt ?? held.receivedAt),
        },
      )}`,
    },
    ...(held.reason ? [{ name: words.say(lang, 'reason'), value: held.reason }] : []),
  ]
}
