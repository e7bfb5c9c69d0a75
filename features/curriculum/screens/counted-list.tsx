import type { Window } from '../../../platform/clock/days.ts'
import { type Column, DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { LessonIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { choice, ListFilter } from '../../../platform/kit/list-filter.tsx'
import { day } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { CountedLearner, CurriculumFigure } from '../reads.ts'
import { skills } from '../rules/skills.ts'
import { nameLearner, nameSkill, words } from '../words.ts'

type Props = {
  readonly figure: CurriculumFigure
  readonly window: Window
  readonly rows: readonly CountedLearner[]
  readonly total: number
  readonly teams: ReadonlyMap<string, string>
  readonly filter: { readonly teamId: string; readonly part: string }
  readonly mayName: boolean
  readonly search: string
  readonly pages: PagesProps | undefined
}

/** The records behind a figure of the curriculum: who was taught is named for the officers in charge, and counted for all. */
export function CountedLearners({ figure, window, rows, total, teams, filter, mayName, search, pages }: Props) {
  const lang = useLang()
  const days = { from: day(window.from), to: day(window.to) }
  const title = words.say(lang, `figure_${figure}`)
  const ofTeam = choice('teamId', words.say(lang, 'team'), filter.teamId, words.say(lang, 'all_teams'), teams)
  const ofSkill = choice(
    'part',
    words.say(lang, 'skill'),
    filter.part,
    words.say(lang, 'any_skill'),
    skills.map((skill) => [skill.code, skill[lang]] as const),
  )
  return (
    <DeskScreen title={title} lead={words.say(lang, `counted_${figure}`, days)}>
      {!mayName && <p class="soft small">{words.say(lang, 'names_kept')}</p>}
      <ListFilter
        action="/desk/curriculum/records"
        label={title}
        stays={{ figure, from: window.from, to: window.to }}
        parts={figure === 'learners' ? [ofTeam] : [ofTeam, ofSkill]}
      />
      <DataTable
        caption={title}
        captionHidden
        rows={rows}
        rowKey={(row) => `${row.teamId} ${row.learner?.learnerId ?? rows.indexOf(row)} ${row.skill}`}
        columns={columns(lang, figure, teams, mayName)}
        pages={pages}
        tools={total > 0 && <ExportLinks href="/desk/curriculum/records" search={search} />}
        empty={
          <EmptyState icon={LessonIcon} title={words.say(lang, 'counted_none')}>
            {words.say(lang, 'counted_none_text')}
          </EmptyState>
        }
      />
    </DeskScreen>
  )
}

function columns(
  lang: Lang,
  figure: CurriculumFigure,
  teams: ReadonlyMap<string, string>,
  mayName: boolean,
): Column<CountedLearner>[] {
  const who: Column<CountedLearner> = {
    key: 'name',
    header: words.say(lang, 'learners'),
    naming: true,
    cell: ({ learner }) =>
      learner ? <a href={`/desk/curriculum/learners/${learner.learnerId}`}>{nameLearner(lang, learner)}</a> : '—',
  }
  const skill: Column<CountedLearner> = {
    key: 'skill',
    header: words.say(lang, 'skill'),
    cell: (row) => (row.skill === null ? '—' : nameSkill(lang, row.skill)),
  }
  return [
    { key: 'on', header: words.say(lang, 'counted_on'), cell: ({ on }) => day(on) },
    ...(mayName ? [who] : []),
    ...(figure === 'skills_mastered' ? [skill] : []),
    { key: 'team', header: words.say(lang, 'team'), cell: ({ teamId }) => teams.get(teamId) ?? '—' },
  ]
}
