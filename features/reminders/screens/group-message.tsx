import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CheckField } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { CheckIcon, MessageIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { logUrges } from '../contract.ts'
import type { Queue, QueuedTeam } from '../reads.ts'
import { hasReported } from '../rules.ts'
import { tellGroup, words } from '../words.ts'
import { ChannelField, MessageField } from './urge-form.tsx'

type Props = { queue: Queue; chosen: readonly string[] }

/** As officers do it: one message into the group of all teams, with the names of those whose report is missing. */
export function GroupMessage({ queue, chosen }: Props) {
  const lang = useLang()
  const missing = queue.teams.filter(({ reportStatus }) => !hasReported(reportStatus))
  const picked = missing.filter(({ team }) => chosen.includes(team.teamId))
  return (
    <Card title={words.say(lang, 'group')}>
      {missing.length === 0 ? (
        <p>{words.say(lang, 'all_reported')}</p>
      ) : (
        <details class="confirm" open={picked.length > 0}>
          <summary class="button button-secondary">
            <MessageIcon />
            <span>{words.say(lang, 'group_compose')}</span>
          </summary>
          <div class="confirm-box stack">
            <form method="get" action="/desk/reminders" class="stack" data-form="group">
              <p>{words.say(lang, 'group_text')}</p>
              {missing.map(({ team }) => (
                <CheckField
                  key={team.teamId}
                  name={`to-${team.teamId}`}
                  label={team.name}
                  checked={picked.length === 0 || chosen.includes(team.teamId)}
                />
              ))}
              <Button kind={picked.length > 0 ? 'secondary' : 'primary'}>{words.say(lang, 'group_compose')}</Button>
            </form>
            {picked.length > 0 && <Compose queue={queue} picked={picked} />}
          </div>
        </details>
      )}
    </Card>
  )
}

function Compose({ queue, picked }: { queue: Queue; picked: readonly QueuedTeam[] }) {
  const lang = useLang()
  const { attempt, newId } = useStanding()
  const fresh = picked.map(({ team }) => JSON.stringify({ urgeId: newId(), teamId: team.teamId }))
  // A refused form keeps its ids: they tell it from the others on the page, and so its words come back.
  const urges = attempt?.type === logUrges.type ? (attempt.values['urges'] ?? fresh) : fresh
  const names = picked.map(({ team }) => team.name)
  return (
    <CommandForm
      order={logUrges}
      fixed={{ planId: queue.planId, about: 'report', urges }}
      next="/desk/reminders"
      class="stack"
    >
      <h3 class="card-title">{words.say(lang, 'group_chosen', { n: picked.length })}</h3>
      <MessageField id="f-text-group" value={tellGroup('vi', names, queue)} />
      <ChannelField />
      <Button kind="primary" icon={CheckIcon}>
        {words.say(lang, 'log_all', { n: picked.length })}
      </Button>
    </CommandForm>
  )
}
