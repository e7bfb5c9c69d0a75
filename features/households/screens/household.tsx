import type { HistoryEntry } from '../../../platform/journal/history.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { TaskIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { type RowLink, RowLinks } from '../../../platform/kit/row-links.tsx'
import { Timeline } from '../../../platform/kit/steps.tsx'
import { day, moment } from '../../../platform/words/formats.ts'
import { showPhone } from '../../../platform/words/phone.ts'
import type { Household } from '../reads.ts'
import { nameChange, words } from '../words.ts'
import { CorrectForm, EraseForm, GroupsForm, MergeForms, MoveForm, type TeamChoice } from './household-forms.tsx'
import { Groups } from './household-list.tsx'

type Props = {
  household: Household
  teams: readonly TeamChoice[]
  villages: readonly { villageId: string; name: string }[]
  alike: readonly Household[]
  visits: readonly RowLink[]
  visitsInAll: number
  history: readonly (Pick<HistoryEntry, 'sequence' | 'type' | 'receivedAt'> & { name: string | undefined })[]
  mayWrite: boolean
  mayMove: boolean
}

/** One household: what is known, what was done for it, and what may be mended. */
export function HouseholdScreen(props: Props) {
  const { household, teams, villages, visits, visitsInAll, mayWrite, mayMove } = props
  const lang = useLang()
  const village = villages.find((one) => one.villageId === household.villageId)?.name ?? '—'
  const team = teams.find((one) => one.teamId === household.teamId)?.name ?? '—'
  return (
    <DeskScreen
      title={household.headName}
      lead={[village, household.hamlet].filter(Boolean).join(' · ')}
      crumbs={[{ href: '/desk/households', label: words.say(lang, 'households') }]}
    >
      <div class="columns">
        <Card title={words.say(lang, 'household')}>
          <Facts
            facts={[
              { name: words.say(lang, 'team'), value: <a href={`/desk/teams/${household.teamId}`}>{team}</a> },
              {
                name: words.say(lang, 'phone'),
                value: household.phone ? <a href={`tel:${household.phone}`}>{showPhone(household.phone)}</a> : '—',
              },
              { name: words.say(lang, 'code'), value: household.code ?? '—' },
              { name: words.say(lang, 'since'), value: day(household.since) },
              {
                name: words.say(lang, 'consent'),
                value: words.say(lang, household.consent === 'consent' ? 'given_consent' : 'state_duty'),
              },
              { name: words.say(lang, 'group_column'), value: <Groups codes={household.groups} /> },
            ]}
          />
        </Card>
        <Visits household={household} visits={visits} inAll={visitsInAll} />
      </div>
      {mayWrite && (
        <div class="columns">
          <Card title={words.say(lang, 'correct')}>
            <CorrectForm household={household} />
          </Card>
          <Card title={words.say(lang, 'groups_title')}>
            <GroupsForm household={household} />
          </Card>
          {mayMove && (
            <Card title={words.say(lang, 'move')}>
              <MoveForm household={household} teams={teams} villages={villages} />
            </Card>
          )}
          <Card title={words.say(lang, 'merge')}>
            <MergeForms household={household} alike={props.alike} />
          </Card>
          {mayMove && (
            <Card title={words.say(lang, 'erase')}>
              <EraseForm household={household} />
            </Card>
          )}
        </div>
      )}
      <Card title={words.say(lang, 'history')}>
        <Timeline
          label={words.say(lang, 'history')}
          items={props.history.map(({ sequence, type, receivedAt, name }) => ({
            key: String(sequence),
            when: moment(receivedAt),
            title: nameChange(lang, type),
            text: name,
          }))}
        />
      </Card>
    </DeskScreen>
  )
}

function Visits({ household, visits, inAll }: { household: Household; visits: readonly RowLink[]; inAll: number }) {
  const lang = useLang()
  return (
    <Card title={words.say(lang, 'visits_of')}>
      {visits.length === 0 ? (
        <p class="soft">{words.say(lang, 'no_visits')}</p>
      ) : (
        <RowLinks label={words.say(lang, 'visits_of')} rows={visits} />
      )}
      {inAll > visits.length && (
        <ButtonLink href={`/desk/visits?household=${household.householdId}`} icon={TaskIcon}>
          {words.say(lang, 'all_visits', { n: inAll })}
        </ButtonLink>
      )}
    </Card>
  )
}
