import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { LessonIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { day } from '../../../platform/words/formats.ts'
import { type Topic, topics } from '../contract.ts'
import { cellsOf, isGap, levelOf, type Trainee } from '../rules.ts'
import { nameTopic, words } from '../words.ts'
import { LevelChip } from './levels.tsx'
import { type Training, TrainingRows } from './training-board.tsx'
import { JudgeEach, LevelHistory, type Told } from './training-team.tsx'

type Props = {
  /** The member that the signed-in person is, with where they were trained. */
  own:
    | { person: Trainee; attended: readonly { sessionId: string; heldOn: string; topics: readonly Topic[] }[] }
    | undefined
  members: readonly Trainee[]
  trainings: readonly Training[]
  history: readonly Told[]
  mayJudge: boolean
  today: string
  here: string
  back: string
}

/** What I can do, what my team still lacks, and for the lead where to say who has learnt what. */
export function FieldTraining({ own, members, trainings, history, mayJudge, today, here, back }: Props) {
  const lang = useLang()
  return (
    <FieldScreen
      title={words.say(lang, 'team_training')}
      here="today"
      back={{ href: back, label: words.say(lang, 'back_to_today') }}
    >
      <Card title={words.say(lang, 'own')}>
        {own === undefined ? (
          <p class="soft">{words.say(lang, 'own_none')}</p>
        ) : (
          <>
            <Facts
              facts={topics.map((topic) => ({
                name: nameTopic(lang, topic),
                value: <LevelChip level={levelOf(own.person.skills, topic)} />,
              }))}
            />
            <p>
              <b>{words.say(lang, 'own_sessions', { n: own.attended.length })}</b>
            </p>
            {own.attended.length > 0 && (
              <RowLinks
                label={words.say(lang, 'attended')}
                rows={own.attended.map(({ sessionId, heldOn, topics: taught }) => ({
                  key: sessionId,
                  icon: LessonIcon,
                  title: taught.map((topic) => nameTopic(lang, topic)).join(', ') || words.say(lang, 'session'),
                  note: day(heldOn),
                }))}
              />
            )}
          </>
        )}
      </Card>
      <Card title={words.say(lang, 'our_team')}>
        <Facts
          facts={cellsOf(members).map((cell) => ({
            name: nameTopic(lang, cell.topic),
            value: isGap(cell) ? (
              <Chip tone="behind">{words.say(lang, 'gap')}</Chip>
            ) : (
              words.say(lang, 'able', { n: cell.able })
            ),
          }))}
        />
      </Card>
      <Card title={words.say(lang, 'coming')}>
        <TrainingRows trainings={trainings} area="field" />
      </Card>
      {mayJudge && <JudgeEach members={members} today={today} here={here} />}
      {mayJudge && history.length > 0 && (
        <Card title={words.say(lang, 'history')}>
          <LevelHistory history={history} mayWrite here={here} />
        </Card>
      )}
    </FieldScreen>
  )
}

/** On the first screen of the day: one quiet way in. */
export function TrainingLink({ suffix }: { suffix: string }) {
  return (
    <ButtonLink href={`/field/training${suffix}`} icon={LessonIcon} kind="quiet">
      {words.say(useLang(), 'team_training')}
    </ButtonLink>
  )
}
