import { AttemptContext, useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { SelectField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { words } from '../words.ts'
import { GroupChecks, HouseholdFields, placesOf, type TeamChoice } from './household-forms.tsx'

type Props = { teams: readonly TeamChoice[]; villages: readonly { villageId: string; name: string }[] }

export function HouseholdNew({ teams, villages }: Props) {
  const lang = useLang()
  const { newId, attempt } = useStanding()
  return (
    <DeskScreen
      title={words.say(lang, 'register')}
      crumbs={[{ href: '/desk/households', label: words.say(lang, 'households') }]}
    >
      <Card>
        <form method="post" action="/desk/households/register" class="stack">
          <AttemptContext.Provider value={attempt}>
            <input type="hidden" name="commandId" value={newId()} />
            <input type="hidden" name="householdId" value={newId()} />
            <SelectField name="to" label={words.say(lang, 'team')} options={placesOf(teams, villages)} />
            <div class="columns">
              <HouseholdFields />
            </div>
            <GroupChecks groups={[]} />
            <Button kind="primary" icon={PlusIcon}>
              {words.say(lang, 'register')}
            </Button>
          </AttemptContext.Provider>
        </form>
      </Card>
    </DeskScreen>
  )
}
