import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { SelectField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CalendarIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { planSession } from '../contract.ts'
import { words } from '../words.ts'
import { type Choosable, KindField, WhatFields, WhenFields } from './session-fields.tsx'

export type Prefilled = {
  kind: string
  heldOn: string
  startsAt: string
  endsAt: string
  venue: string
  teamId: string
}

type Props = {
  teams: readonly { teamId: string; name: string }[]
  partners: Choosable
  known: Prefilled
}

export function SessionNew({ teams, partners, known }: Props) {
  const lang = useLang()
  return (
    <DeskScreen
      title={words.say(lang, 'plan_session')}
      crumbs={[{ href: '/desk/sessions', label: words.say(lang, 'sessions') }]}
    >
      {teams.length === 0 ? (
        <EmptyState
          icon={CalendarIcon}
          title={words.say(lang, 'no_team')}
          action={<ButtonLink href="/desk/teams">{words.say(lang, 'set_up_teams')}</ButtonLink>}
        >
          {words.say(lang, 'no_team_text')}
        </EmptyState>
      ) : (
        <PlanForm {...{ teams, partners, known }} next="/desk/sessions/{sessionId}" />
      )}
    </DeskScreen>
  )
}

export function PlanForm({ teams, partners, known, next }: Props & { next: string }) {
  const lang = useLang()
  return (
    <CommandForm order={planSession} born={['sessionId']} next={next} class="stack">
      <KindField kind={known.kind} />
      <SelectField
        name="teamId"
        label={words.say(lang, 'team')}
        value={known.teamId}
        options={teams.map(({ teamId, name }) => ({ value: teamId, label: name }))}
        required
      />
      <WhenFields known={known} />
      <WhatFields
        known={{ kind: known.kind, title: '', partnerIds: [], otherPartners: [], capacity: null, note: '' }}
        partners={partners}
      />
      <div class="actions">
        <Button kind="primary">{words.say(lang, 'plan_this')}</Button>
      </div>
    </CommandForm>
  )
}
