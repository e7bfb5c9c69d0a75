import { DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { TaskIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day, number } from '../../../platform/words/formats.ts'
import type { Subject } from '../rules/scoring.ts'
import { nameFigure, words } from '../words.ts'
import type { DoubtShown } from './doubts.tsx'
import { tellDoubt, VisitStanding } from './parts.tsx'

type Props = {
  subject: Subject
  /** Of the team or the member. */
  id: string
  name: string
  figure: string
  amount: number
  /** Visits that make the figure up, and those left out of it. */
  rows: readonly DoubtShown[]
  counted: number
  pages: PagesProps | undefined
}

/** The visits behind one figure of a score: those that count, and those left out with their reason. */
export function EvidenceList({ subject, id, name, figure, amount, rows, counted, pages }: Props) {
  const lang = useLang()
  return (
    <DeskScreen
      title={`${name}: ${nameFigure(lang, figure)}`}
      lead={words.say(lang, 'evidence_lead', { n: number(lang, amount), visits: number(lang, counted) })}
      crumbs={[
        { href: `/desk/recognition?subject=${subject}`, label: words.say(lang, 'recognition') },
        { href: `/desk/recognition/${subject}s/${id}`, label: name },
      ]}
    >
      <DataTable
        caption={nameFigure(lang, figure)}
        captionHidden
        rows={rows}
        rowKey={({ visit }) => visit.visitId}
        pages={pages}
        columns={[
          {
            key: 'household',
            header: words.say(lang, 'visit'),
            naming: true,
            cell: ({ visit, household }) => <a href={`/desk/visits/${visit.visitId}`}>{household}</a>,
          },
          { key: 'day', header: words.say(lang, 'held_on'), cell: ({ visit }) => day(visit.heldOn) },
          { key: 'recorder', header: words.say(lang, 'recorder'), cell: ({ recorder }) => recorder },
          {
            key: 'standing',
            header: words.say(lang, 'state'),
            cell: ({ standing, doubts }) => (
              <>
                <VisitStanding standing={standing} />
                {standing !== 'counts' &&
                  doubts.map((doubt) => (
                    <div key={doubt.rule} class="small soft">
                      {tellDoubt(lang, doubt)}
                    </div>
                  ))}
              </>
            ),
          },
        ]}
        empty={
          <EmptyState icon={TaskIcon} title={words.say(lang, 'no_evidence')}>
            {words.say(lang, 'no_evidence_text')}
          </EmptyState>
        }
      />
    </DeskScreen>
  )
}
