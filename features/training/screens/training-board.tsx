import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CalendarIcon, DownloadIcon, LessonIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { day } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { Session } from '../../sessions/reads.ts'
import { courses, type Topic, topics } from '../contract.ts'
import { cellsOf, isGap, levelOf, type Suggestion, suggestTrainings, type Trainee } from '../rules.ts'
import { nameTopic, words } from '../words.ts'

type Team = { readonly teamId: string; readonly name: string; readonly members: readonly Trainee[] }
export type Training = { readonly session: Session; readonly topics: readonly Topic[] }
type Props = { teams: readonly Team[]; trainings: readonly Training[]; mayWrite: boolean }

/** Team × topic with its gaps, what to train next, and who can teach it. */
export function TrainingBoard({ teams, trainings, mayWrite }: Props) {
  const lang = useLang()
  const everybody = teams.flatMap(({ members }) => members)
  const suggestions = suggestTrainings(new Map(teams.map(({ teamId, members }) => [teamId, members])))
  const gaps = suggestions.reduce((sum, { teamIds }) => sum + teamIds.length, 0)
  return (
    <DeskScreen
      title={words.say(lang, 'training')}
      lead={words.say(lang, 'training_lead')}
      actions={
        mayWrite && (
          <ButtonLink href="/desk/training/new" kind="primary" icon={PlusIcon}>
            {words.say(lang, 'plan_training')}
          </ButtonLink>
        )
      }
    >
      {everybody.length === 0 ? (
        <EmptyState icon={LessonIcon} title={words.say(lang, 'no_members')}>
          {words.say(lang, 'no_members_text')}
        </EmptyState>
      ) : (
        <>
          <div class="columns">
            <Card title={words.say(lang, 'suggested')}>
              <Suggestions suggestions={suggestions} mayWrite={mayWrite} />
            </Card>
            <Card title={words.say(lang, 'coming')}>
              <TrainingRows trainings={trainings} />
            </Card>
          </div>
          <DataTable
            caption={`${words.say(lang, 'gaps')}: ${words.say(lang, 'gaps_note', { gaps, all: teams.length * topics.length })}`}
            rows={teams}
            rowKey={({ teamId }) => teamId}
            tools={<Exports />}
            columns={[
              {
                key: 'team',
                header: words.say(lang, 'team'),
                naming: true,
                cell: ({ teamId, name }) => <a href={`/desk/training/teams/${teamId}`}>{name}</a>,
              },
              ...topics.map((topic) => ({
                key: topic,
                header: words.say(lang, `short_${topic}`),
                cell: ({ teamId, members }: Team) => {
                  const cell = cellsOf(members).find((each) => each.topic === topic)
                  return cell && !isGap(cell) ? (
                    words.say(lang, 'able', { n: cell.able })
                  ) : (
                    <a
                      href={`/desk/training/new?topic=${topic}&teamId=${teamId}`}
                      aria-label={`${words.say(lang, 'gap')}: ${nameTopic(lang, topic)}`}
                    >
                      <Chip tone="behind">{words.say(lang, 'gap')}</Chip>
                    </a>
                  )
                },
              })),
            ]}
          />
          <DataTable
            caption={words.say(lang, 'who_teaches')}
            rows={courses}
            rowKey={({ code }) => code}
            columns={[
              { key: 'topic', header: words.say(lang, 'topic'), naming: true, cell: (course) => course[lang] },
              { key: 'aim', header: words.say(lang, 'aim'), cell: (course) => course.aim[lang] },
              {
                key: 'teachers',
                header: words.say(lang, 'teachers'),
                cell: ({ code }) =>
                  namesOf(
                    lang,
                    everybody.filter(({ skills }) => levelOf(skills, code) === 'can_teach'),
                  ),
              },
            ]}
          />
        </>
      )}
    </DeskScreen>
  )
}

function Exports() {
  const lang = useLang()
  return (
    <>
      <ButtonLink href="/desk/training/gaps.xlsx" icon={DownloadIcon} download>
        {words.say(lang, 'export_gaps')}
      </ButtonLink>
      <ButtonLink href="/desk/training/gaps.csv" kind="quiet" download>
        {words.say(lang, 'export_csv')}
      </ButtonLink>
      <ButtonLink href="/desk/training/members.xlsx" icon={DownloadIcon} download>
        {words.say(lang, 'export_members')}
      </ButtonLink>
      <ButtonLink href="/desk/training/members.csv" kind="quiet" download>
        {words.say(lang, 'export_csv')}
      </ButtonLink>
    </>
  )
}

function Suggestions({ suggestions, mayWrite }: { suggestions: readonly Suggestion[]; mayWrite: boolean }) {
  const lang = useLang()
  if (suggestions.length === 0) return <p>{words.say(lang, 'no_gaps')}</p>
  return (
    <RowLinks
      label={words.say(lang, 'suggested')}
      rows={suggestions.map(({ topic, teamIds, teachers }) => ({
        key: topic,
        icon: LessonIcon,
        title: nameTopic(lang, topic),
        href: mayWrite ? `/desk/training/new?topic=${topic}` : undefined,
        note: `${words.say(lang, 'suggested_for', { n: teamIds.length })} · ${
          teachers.length === 0
            ? words.say(lang, 'nobody_teaches')
            : words.say(lang, 'can_be_taught_by', { names: namesOf(lang, teachers, 2) })
        }`,
      }))}
    />
  )
}

export function TrainingRows({
  trainings,
  area = 'desk',
}: {
  trainings: readonly Training[]
  area?: 'desk' | 'field'
}) {
  const lang = useLang()
  if (trainings.length === 0) return <p class="soft">{words.say(lang, 'no_trainings')}</p>
  return (
    <RowLinks
      label={words.say(lang, 'coming')}
      rows={trainings.map(({ session, topics: taught }) => ({
        key: session.sessionId,
        icon: CalendarIcon,
        href: area === 'desk' ? `/desk/training/sessions/${session.sessionId}` : `/field/sessions/${session.sessionId}`,
        title:
          taught.length === 0 ? words.say(lang, 'not_set') : taught.map((topic) => nameTopic(lang, topic)).join(', '),
        note: `${day(session.heldOn)} · ${session.startsAt} · ${session.venue}`,
        after: <Chip tone={session.status === 'closed' ? 'met' : 'neutral'}>{words.say(lang, session.status)}</Chip>,
      }))}
    />
  )
}

/** The first names of a list, and how many more there are. */
function namesOf(lang: Lang, people: readonly { readonly name: string }[], most = 6): string {
  if (people.length === 0) return words.say(lang, 'nobody')
  const shown = people.slice(0, most).map(({ name }) => name)
  const more = people.length - shown.length
  return [...shown, ...(more > 0 ? [words.say(lang, 'and_more', { n: more })] : [])].join(', ')
}
