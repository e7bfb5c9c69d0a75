import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { number } from '../../../platform/words/formats.ts'
import { setTeamTarget } from '../contract.ts'
import type { PlanTarget } from '../reads.ts'
import { words } from '../words.ts'

export type TeamNamed = { readonly teamId: string; readonly name: string }

type Props = { planId: string; target: PlanTarget; teams: readonly TeamNamed[]; next: string }

/** The teams that the document asks for another number than the common one, each with the team that is meant. */
export function TeamTargets({ planId, target, teams, next }: Props) {
  const { lang, attempt } = useStanding()
  const { targetId, own } = target
  if (own.length === 0) return null
  const isRefused = attempt?.type === setTeamTarget.type && attempt.values['targetId']?.[0] === targetId
  return (
    <details class="fold" open={isRefused || own.some(({ teamId }) => teamId === null)}>
      <summary>
        <span>{words.say(lang, 'own_targets', { n: number(lang, own.length) })}</span>
      </summary>
      <p class="small soft">{words.say(lang, 'own_hint')}</p>
      {own.map(({ name, teamId, atLeast }, at) => (
        <CommandForm key={name} order={setTeamTarget} fixed={{ planId, targetId, name }} next={next} class="line-form">
          <TextField
            id={`own-${targetId}-${at}`}
            name="atLeast"
            label={words.say(lang, 'own_number', { team: name })}
            type="number"
            min={0.01}
            step="any"
            value={String(atLeast)}
            optional
          />
          <SelectField
            id={`own-team-${targetId}-${at}`}
            name="teamId"
            label={words.say(lang, 'which_team')}
            options={[
              { value: '', label: words.say(lang, 'choose') },
              ...teams.map((team) => ({ value: team.teamId, label: team.name })),
            ]}
            value={teamId ?? ''}
          />
          <Button>{words.say(lang, 'save_own')}</Button>
        </CommandForm>
      ))}
    </details>
  )
}
