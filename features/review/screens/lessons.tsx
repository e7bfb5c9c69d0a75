import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { FilterBar } from '../../../platform/kit/filter-bar.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CheckIcon, DownloadIcon, LessonIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { number } from '../../../platform/words/formats.ts'
import { lessonFields, markLessons, unmarkLesson, wordLesson } from '../contract.ts'
import type { Lesson } from '../reads.ts'
import { periodName } from '../rules/next-period.ts'
import { words } from '../words.ts'
import { ReviewTabs } from './tabs.tsx'

export type LessonFilter = { q: string; field: string; plan: string; team: string; taken: string }
export const takenStates = ['not_taken', 'taken_open', 'taken_in'] as const

type Props = {
  lessons: readonly Lesson[]
  total: number
  any: boolean
  filter: LessonFilter
  search: string
  plans: readonly { value: string; label: string }[]
  teams: readonly { value: string; label: string }[]
  pages: PagesProps | undefined
  mayWrite: boolean
}

/** What the teams wrote of difficulties, proposals and lessons, over all periods, and what of it the next plan takes in. */
export function Lessons(props: Props) {
  const { lessons, total, any, filter, search, plans, teams, pages, mayWrite } = props
  const lang = useLang()
  const all = { value: '', label: words.say(lang, 'all') }
  return (
    <DeskScreen title={words.say(lang, 'review')} lead={words.say(lang, 'lessons_lead')}>
      <ReviewTabs here="tab_lessons" />
      {any ? (
        <>
          <FilterBar
            action="/desk/review"
            label={words.say(lang, 'filter')}
            clearHref={search === '' ? undefined : '/desk/review'}
          >
            <TextField name="q" type="search" label={words.say(lang, 'search')} value={filter.q} />
            <SelectField
              name="field"
              label={words.say(lang, 'kind')}
              options={[all, ...lessonFields.map((value) => ({ value, label: words.say(lang, value) }))]}
              value={filter.field}
            />
            <SelectField name="plan" label={words.say(lang, 'period')} options={[all, ...plans]} value={filter.plan} />
            <SelectField name="team" label={words.say(lang, 'team')} options={[all, ...teams]} value={filter.team} />
            <SelectField
              name="taken"
              label={words.say(lang, 'state')}
              options={[all, ...takenStates.map((value) => ({ value, label: words.say(lang, value) }))]}
              value={filter.taken}
            />
          </FilterBar>
          {mayWrite && (
            <CommandForm order={markLessons} id="take-lessons">
              <Button kind="primary" icon={CheckIcon}>
                {words.say(lang, 'take_chosen')}
              </Button>
            </CommandForm>
          )}
          <DataTable
            caption={words.say(lang, 'shown_of', { n: number(lang, total) })}
            rows={lessons}
            rowKey={(lesson) => lesson.key}
            choose={
              mayWrite
                ? {
                    form: 'take-lessons',
                    name: 'lessons',
                    label: ({ said }) => words.say(lang, 'choose_line', { said: said.slice(0, 80) }),
                  }
                : undefined
            }
            tools={(['xlsx', 'csv'] as const).map((form) => (
              <ButtonLink key={form} href={`/desk/review/lessons.${form}${search}`} kind="quiet" icon={DownloadIcon}>
                {words.say(lang, `as_${form}`)}
              </ButtonLink>
            ))}
            empty={<p class="soft">{words.say(lang, 'none_found')}</p>}
            pages={pages}
            columns={[
              {
                key: 'said',
                header: words.say(lang, 'said'),
                naming: true,
                cell: (lesson) => <Said lesson={lesson} mayWrite={mayWrite} />,
              },
              { key: 'kind', header: words.say(lang, 'kind'), cell: ({ field }) => words.say(lang, field) },
              { key: 'team', header: words.say(lang, 'team'), cell: ({ teamName }) => teamName },
              { key: 'period', header: words.say(lang, 'period'), cell: nameOfPeriod },
              {
                key: 'state',
                header: words.say(lang, 'state'),
                cell: (lesson) => <State lesson={lesson} mayWrite={mayWrite} />,
              },
            ]}
          />
        </>
      ) : (
        <EmptyState icon={LessonIcon} title={words.say(lang, 'no_lessons')}>
          {words.say(lang, 'no_lessons_text')}
        </EmptyState>
      )}
    </DeskScreen>
  )
}

export function nameOfPeriod({ periodFrom, periodTo }: Pick<Lesson, 'periodFrom' | 'periodTo'>): string {
  return periodFrom && periodTo ? periodName({ from: periodFrom, to: periodTo }) : '—'
}

export function takenState({ wording, nextId }: Pick<Lesson, 'wording' | 'nextId'>): (typeof takenStates)[number] {
  if (wording === null) return 'not_taken'
  return nextId === null ? 'taken_open' : 'taken_in'
}

function Said({ lesson, mayWrite }: { lesson: Lesson; mayWrite: boolean }) {
  const lang = useLang()
  const { key, said, wording } = lesson
  return (
    <>
      <span>{said}</span>
      {wording !== null && wording !== said && <p class="small soft">{`${words.say(lang, 'wording')}: ${wording}`}</p>}
      {mayWrite && takenState(lesson) === 'taken_open' && (
        <details class="confirm">
          <summary class="button button-quiet">
            <span>{words.say(lang, 'reword')}</span>
          </summary>
          <CommandForm order={wordLesson} fixed={{ lesson: key }} class="line-form">
            <TextField
              id={`w-${key}`}
              name="wording"
              label={words.say(lang, 'wording')}
              value={wording ?? said}
              maxLength={1_000}
              required
            />
            <Button>{words.say(lang, 'save_wording')}</Button>
          </CommandForm>
        </details>
      )}
    </>
  )
}

function State({ lesson, mayWrite }: { lesson: Lesson; mayWrite: boolean }) {
  const lang = useLang()
  const state = takenState(lesson)
  return (
    <>
      <Chip tone={state === 'taken_open' ? 'primary' : state === 'taken_in' ? 'met' : 'neutral'}>
        {words.say(lang, state)}
      </Chip>
      {mayWrite && state === 'taken_open' && (
        <CommandForm order={unmarkLesson} fixed={{ lesson: lesson.key }}>
          <Button kind="quiet">{words.say(lang, 'leave')}</Button>
        </CommandForm>
      )}
    </>
  )
}
