import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Segmented } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { AreaField } from '../../../platform/kit/field.tsx'
import { CheckIcon, PhoneIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { showPhone } from '../../../platform/words/phone.ts'
import { type About, channels, logUrge } from '../contract.ts'
import type { Queue, QueuedTeam } from '../reads.ts'
import { tellTeam, words } from '../words.ts'

type Props = { queued: QueuedTeam; queue: Queue; today: string; about: About }

/** The message ready to copy; one press logs it with the words as they were changed. */
export function UrgeForm({ queued: { team, leader }, queue, today, about }: Props) {
  const lang = useLang()
  return (
    <CommandForm
      order={logUrge}
      fixed={{ teamId: team.teamId, planId: queue.planId, about }}
      born={['urgeId']}
      name={`urge-${team.teamId}`}
      class="stack"
    >
      {/* Always Vietnamese: it is read in the village, whatever language the officer's screen has. */}
      <MessageField
        id={`f-text-${team.teamId}`}
        value={tellTeam('vi', team, leader?.name, about, { ...queue, today })}
      />
      <ChannelField />
      <div class="actions">
        <Button kind="primary" icon={CheckIcon}>
          {words.say(lang, 'log')}
        </Button>
        {leader?.phone && (
          <ButtonLink href={`tel:${leader.phone}`} icon={PhoneIcon}>
            {words.say(lang, 'call', { phone: showPhone(leader.phone) })}
          </ButtonLink>
        )}
      </div>
    </CommandForm>
  )
}

export function MessageField({ id, value }: { id?: string; value: string }) {
  const lang = useLang()
  return (
    <AreaField
      name="text"
      id={id}
      label={words.say(lang, 'message')}
      hint={words.say(lang, 'message_hint')}
      value={value}
      rows={10}
      maxLength={4_000}
      required
    />
  )
}

export function ChannelField() {
  const lang = useLang()
  return (
    <Segmented
      name="channel"
      legend={words.say(lang, 'channel')}
      value="zalo"
      choices={channels.map((value) => ({ value, label: words.say(lang, value) }))}
    />
  )
}
