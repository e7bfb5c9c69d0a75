import { AttemptContext, useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { AreaField, TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { GroupIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { words } from '../words.ts'

type Props = {
  communeTeamName: string
  villageNames: readonly string[]
  fromPlan: { commune: number; village: number } | undefined
}

/** All teams at once; what was typed comes back when it is refused. */
export function TeamSetUp({ communeTeamName, villageNames, fromPlan }: Props) {
  const lang = useLang()
  const { newId, attempt } = useStanding()
  return (
    <DeskScreen
      title={words.say(lang, 'set_up')}
      lead={fromPlan ? words.say(lang, 'set_up_from_plan', fromPlan) : words.say(lang, 'set_up_lead')}
      crumbs={[{ href: '/desk/teams', label: words.say(lang, 'teams') }]}
    >
      <Card>
        <form method="post" action="/desk/teams/set-up" class="stack">
          <AttemptContext.Provider value={attempt}>
            <input type="hidden" name="firstId" value={newId()} />
            <TextField
              name="communeTeamName"
              label={words.say(lang, 'commune_team_name')}
              value={communeTeamName}
              required
              maxLength={120}
            />
            <AreaField
              name="villageNames"
              label={words.say(lang, 'village_names')}
              hint={words.say(lang, 'village_names_hint')}
              value={villageNames.join('\n')}
              rows={Math.min(24, Math.max(8, villageNames.length + 1))}
              required
            />
            <Button kind="primary" icon={GroupIcon}>
              {words.say(lang, 'set_up')}
            </Button>
          </AttemptContext.Provider>
        </form>
      </Card>
    </DeskScreen>
  )
}
