import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Segmented } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { type Column, DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CheckRoundIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { choice, ListFilter, oneOf } from '../../../platform/kit/list-filter.tsx'
import { Notice } from '../../../platform/kit/notice.tsx'
import { day, moment } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { judgeDoubts, undoVerdict } from '../contract.ts'
import type { JudgedVisit } from '../reads.ts'
import { doubtRules, savedAt } from '../rules/doubts.ts'
import { words } from '../words.ts'
import { NoPlan, RecognitionTabs, tellDoubt, VisitStanding } from './parts.tsx'

export const doubtStates = ['open', 'counts', 'excluded'] as const

/** A doubted visit as people know it. */
export type DoubtShown = JudgedVisit & {
  readonly household: string
  readonly team: string
  readonly recorder: string
  readonly decider: string | undefined
}

export type DoubtFilter = { state: (typeof doubtStates)[number] | ''; rule: string; teamId: string }

type Props = {
  planId: string | undefined
  rows: readonly DoubtShown[]
  counts: { open: number; counts: number; excluded: number }
  teams: ReadonlyMap<string, string>
  filter: DoubtFilter
  pages: PagesProps | undefined
  mayWrite: boolean
}

/** Records that raise a question, for the officer to look into: cleared, or excluded from scores, each with its reason. */
export function Doubts(props: Props) {
  const { planId, rows, counts, filter, pages, mayWrite } = props
  const lang = useLang()
  const choosing = mayWrite && rows.length > 0
  return (
    <DeskScreen
      title={words.say(lang, 'doubts')}
      lead={words.say(lang, 'doubts_lead', counts)}
      crumbs={[{ href: '/desk/recognition', label: words.say(lang, 'recognition') }]}
    >
      <RecognitionTabs here="doubts" />
      {planId === undefined && <NoPlan />}
      <Notice kind="info">{words.say(lang, 'doubts_text')}</Notice>
      <Filters {...props} />
      <DataTable
        caption={words.say(lang, 'doubts')}
        captionHidden
        rows={rows}
        rowKey={({ visit }) => visit.visitId}
        columns={columns(lang, mayWrite)}
        choose={
          choosing
            ? {
                form: 'judge',
                name: 'visitIds',
                label: ({ household, visit }) => words.say(lang, 'choose_visit', { household, day: day(visit.heldOn) }),
              }
            : undefined
        }
        pages={pages}
        empty={
          <EmptyState icon={CheckRoundIcon} title={words.say(lang, 'no_doubts')}>
            {words.say(lang, filter.state === 'open' ? 'no_doubts_text' : 'no_doubts_filter')}
          </EmptyState>
        }
      />
      {choosing && planId !== undefined && (
        <Card title={words.say(lang, 'judge')} tone="wash">
          <CommandForm order={judgeDoubts} fixed={{ planId }} id="judge" class="stack">
            <p>{words.say(lang, 'judge_text')}</p>
            <Segmented
              name="verdict"
              legend={words.say(lang, 'verdict')}
              value="cleared"
              choices={[
                { value: 'cleared', label: words.say(lang, 'clear') },
                { value: 'excluded', label: words.say(lang, 'exclude') },
              ]}
            />
            <TextField
              name="reason"
              label={words.say(lang, 'reason')}
              hint={words.say(lang, 'judge_reason_hint')}
              maxLength={300}
              required
            />
            <Button kind="primary">{words.say(lang, 'judge')}</Button>
          </CommandForm>
        </Card>
      )}
    </DeskScreen>
  )
}

function Filters({ filter, teams }: Props) {
  const lang = useLang()
  return (
    <ListFilter
      action="/desk/recognition/doubts"
      label={words.say(lang, 'doubts')}
      parts={[
        oneOf('state', words.say(lang, 'state'), filter.state === '' ? 'all' : filter.state, 'open', [
          ...doubtStates.map((value) => [value, words.say(lang, `state_${value}`)] as const),
          ['all', words.say(lang, 'all')],
        ]),
        choice(
          'rule',
          words.say(lang, 'why_doubted'),
          filter.rule,
          words.say(lang, 'all'),
          doubtRules.map((rule) => [rule.code, rule[lang]] as const),
        ),
        choice('teamId', words.say(lang, 'team'), filter.teamId, words.say(lang, 'all_teams'), teams),
      ]}
    />
  )
}

function columns(lang: Lang, mayWrite: boolean): Column<DoubtShown>[] {
  return [
    {
      key: 'household',
      header: words.say(lang, 'visit'),
      naming: true,
      cell: ({ visit, household, team }) => (
        <>
          <a href={`/desk/visits/${visit.visitId}`}>{household}</a>
          <div class="small soft">{team}</div>
        </>
      ),
    },
    { key: 'day', header: words.say(lang, 'held_on'), cell: ({ visit }) => day(visit.heldOn) },
    {
      key: 'saved',
      header: words.say(lang, 'saved_at'),
      cell: ({ visit, recorder }) => (
        <>
          <span class="cell-whole">{moment(savedAt(visit))}</span>
          <div class="small soft">{recorder}</div>
        </>
      ),
    },
    {
      key: 'why',
      header: words.say(lang, 'why_doubted'),
      cell: ({ doubts }) =>
        doubts.length === 0
          ? words.say(lang, 'no_longer')
          : doubts.map((doubt) => <div key={doubt.rule}>{tellDoubt(lang, doubt)}</div>),
    },
    {
      key: 'standing',
      header: words.say(lang, 'state'),
      cell: ({ standing, verdict, decider }) => (
        <>
          <VisitStanding standing={standing} />
          {verdict && (
            <div class="small soft">
              {words.say(lang, 'decided_by', {
                reason: verdict.reason,
                name: decider ?? '—',
                at: moment(verdict.decidedAt),
              })}
            </div>
          )}
        </>
      ),
    },
    {
      key: 'undo',
      header: words.say(lang, 'undo'),
      kind: 'action',
      cell: ({ visit, verdict }) =>
        verdict &&
        mayWrite && (
          <CommandForm order={undoVerdict} fixed={{ visitId: visit.visitId }}>
            <Button kind="quiet">{words.say(lang, 'undo')}</Button>
          </CommandForm>
        ),
    },
  ]
}
