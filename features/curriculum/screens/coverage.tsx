import { type Column, DataTable } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { LessonIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Tabs } from '../../../platform/kit/tabs.tsx'
import { number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { Coverage } from '../reads.ts'
import { type SkillCode, skills } from '../rules/skills.ts'
import { words } from '../words.ts'

export type TeamCoverage = Coverage & { readonly name: string }

type Props = { rows: readonly TeamCoverage[]; mayName: boolean }

/** Where the teams stand with each skill: counts only, so everybody at the desk may see it. */
export function CurriculumCoverage({ rows, mayName }: Props) {
  const lang = useLang()
  return (
    <DeskScreen title={words.say(lang, 'curriculum')} lead={words.say(lang, 'coverage_lead')}>
      <CurriculumTabs here="coverage" mayName={mayName} />
      <DataTable
        caption={words.say(lang, 'coverage')}
        captionHidden
        rows={rows}
        rowKey={(row) => row.teamId}
        columns={columns(lang, rows, mayName)}
        tools={rows.length > 0 && <ExportLinks href="/desk/curriculum" />}
        empty={
          <EmptyState icon={LessonIcon} title={words.say(lang, 'none')}>
            {words.say(lang, 'none_text')}
          </EmptyState>
        }
      />
    </DeskScreen>
  )
}

export function CurriculumTabs({ here, mayName }: { here: 'coverage' | 'learners'; mayName: boolean }) {
  const lang = useLang()
  if (!mayName) return <p class="soft small">{words.say(lang, 'names_kept')}</p>
  return (
    <Tabs
      label={words.say(lang, 'curriculum')}
      tabs={[
        { href: '/desk/curriculum', label: words.say(lang, 'coverage'), here: here === 'coverage' },
        { href: '/desk/curriculum/learners', label: words.say(lang, 'learners'), here: here === 'learners' },
      ]}
    />
  )
}

function columns(lang: Lang, rows: readonly TeamCoverage[], mayName: boolean): Column<TeamCoverage>[] {
  const learners = rows.reduce((sum, row) => sum + row.learners, 0)
  return [
    {
      key: 'team',
      header: words.say(lang, 'team'),
      naming: true,
      cell: (row) => (mayName ? <a href={`/desk/curriculum/learners?teamId=${row.teamId}`}>{row.name}</a> : row.name),
      total: words.say(lang, 'total'),
    },
    {
      key: 'learners',
      header: words.say(lang, 'learners'),
      kind: 'figure',
      cell: (row) => number(lang, row.learners),
      total: number(lang, learners),
    },
    ...skills.map((skill) => ({
      key: skill.code,
      header: skill.short[lang],
      kind: 'figure' as const,
      cell: (row: TeamCoverage) => cellOf(lang, row.skills[skill.code]),
      total: cellOf(lang, sumOf(rows, skill.code)),
    })),
  ]
}

type Cell = { readonly begun: number; readonly mastered: number }

function cellOf(lang: Lang, cell: Cell | undefined): string {
  if (cell === undefined || cell.begun === 0) return '—'
  const { begun, mastered } = cell
  return words.say(lang, 'coverage_cell', { begun: number(lang, begun), mastered: number(lang, mastered) })
}

function sumOf(rows: readonly TeamCoverage[], skill: SkillCode): Cell {
  const add = (what: keyof Cell) => rows.reduce((sum, row) => sum + (row.skills[skill]?.[what] ?? 0), 0)
  return { begun: add('begun'), mastered: add('mastered') }
}
