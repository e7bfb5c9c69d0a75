import { addDays, type Day } from '../../../platform/clock/days.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { type Column, DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { LessonIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { choice, ListFilter, search } from '../../../platform/kit/list-filter.tsx'
import { day } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { forgetOld } from '../contract.ts'
import type { Learner } from '../reads.ts'
import { keptAfterDays, passportOf, suggest } from '../rules/passport.ts'
import { skills } from '../rules/skills.ts'
import { nameLearner, nameSkill, words } from '../words.ts'
import { CurriculumTabs } from './coverage.tsx'
import { DueChip } from './passport.tsx'

export const standings = ['due', 'stalled', 'done'] as const
export type LearnerFilterShown = { q: string; teamId: string; state: string; sort: string }

type Props = {
  learners: readonly Learner[]
  total: number
  teams: ReadonlyMap<string, string>
  filter: LearnerFilterShown
  search: string
  sortHref: (column: 'name' | 'last') => string
  pages: PagesProps | undefined
  today: Day
  /** Learners whose names are kept longer than they should be. */
  old: number
}

export function LearnerList(props: Props) {
  const { learners, total, filter, search, pages, old, teams, today } = props
  const lang = useLang()
  return (
    <DeskScreen title={words.say(lang, 'curriculum')} lead={words.say(lang, 'names_kept')}>
      <CurriculumTabs here="learners" mayName />
      <Filters filter={filter} teams={teams} />
      <DataTable
        caption={words.say(lang, 'learners')}
        captionHidden
        rows={learners}
        rowKey={(learner) => learner.learnerId}
        columns={columns(lang, props)}
        pages={pages}
        tools={total > 0 && <ExportLinks href="/desk/curriculum/learners" search={search} />}
        empty={
          <EmptyState icon={LessonIcon} title={words.say(lang, 'none')}>
            {words.say(lang, 'none_text')}
          </EmptyState>
        }
      />
      {old > 0 && (
        <Confirm
          label={words.say(lang, 'forget_old')}
          kind="quiet"
          question={words.say(lang, 'forget_old_text', { n: old })}
        >
          <CommandForm order={forgetOld} fixed={{ before: addDays(today, -keptAfterDays) }}>
            <Button kind="danger">{words.say(lang, 'forget_old')}</Button>
          </CommandForm>
        </Confirm>
      )}
    </DeskScreen>
  )
}

const states = { due: 'due_now', stalled: 'stalled', done: 'finished_all' } as const

function Filters({ filter, teams }: Pick<Props, 'filter' | 'teams'>) {
  const lang = useLang()
  return (
    <ListFilter
      action="/desk/curriculum/learners"
      label={words.say(lang, 'learners')}
      parts={[
        search(words.say(lang, 'search'), filter.q),
        choice('teamId', words.say(lang, 'team'), filter.teamId, words.say(lang, 'all_teams'), teams),
        choice(
          'state',
          words.say(lang, 'state'),
          filter.state,
          words.say(lang, 'any_state'),
          standings.map((value) => [value, words.say(lang, states[value])] as const),
        ),
      ]}
    />
  )
}

function columns(lang: Lang, { teams, today, filter, sortHref }: Props): Column<Learner>[] {
  const sort = (column: 'name' | 'last') => ({
    href: sortHref(column),
    now: filter.sort === column ? ('ascending' as const) : undefined,
  })
  return [
    {
      key: 'name',
      header: words.say(lang, 'learners'),
      naming: true,
      sort: sort('name'),
      cell: (learner) => <a href={`/desk/curriculum/learners/${learner.learnerId}`}>{nameLearner(lang, learner)}</a>,
    },
    { key: 'household', header: words.say(lang, 'household'), cell: (learner) => learner.headName },
    { key: 'team', header: words.say(lang, 'team'), cell: (learner) => teams.get(learner.teamId) ?? '—' },
    { key: 'coach', header: words.say(lang, 'coach_of'), cell: (learner) => learner.coach?.name ?? '—' },
    {
      key: 'mastered',
      header: words.say(lang, 'mastered'),
      kind: 'figure',
      cell: (learner) =>
        `${passportOf(learner.marks).filter(({ masteredOn }) => masteredOn !== undefined).length}/${skills.length}`,
    },
    {
      key: 'next',
      header: words.say(lang, 'next_skill'),
      cell: ({ marks, enrolledOn }) => {
        const next = suggest(marks, enrolledOn)
        return next ? nameSkill(lang, next.skill) : '—'
      },
    },
    {
      key: 'last',
      header: words.say(lang, 'last_practice'),
      sort: sort('last'),
      cell: ({ marks }) => {
        const on = marks.at(-1)?.on
        return on === undefined ? '—' : day(on)
      },
    },
    {
      key: 'state',
      header: words.say(lang, 'state'),
      cell: (learner) => <DueChip learner={learner} today={today} />,
    },
  ]
}
