import { DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day } from '../../../platform/words/formats.ts'
import type { DossierFact } from '../../dossiers/contract.ts'
import { words as dossierWords, nameStatus } from '../../dossiers/words.ts'
import type { VisitFact } from '../../support/contract.ts'
import { findKind } from '../../support/rules.ts'
import { type ReportWord, words } from '../words.ts'

type Props = {
  reportId: string
  figure: string
  facts: readonly VisitFact[]
  /** In the place of visits, where the figure counts dossiers. */
  dossiers: readonly DossierFact[]
  pages: PagesProps | undefined
  households: ReadonlyMap<string, string>
  teams: ReadonlyMap<string, string>
  total: number
  /** Whether the number is of teams, not of records. */
  ofTeams: boolean
}

/** What stands behind one printed figure: the records as they were when it was frozen. */
export function CountedRecords(props: Props) {
  const { reportId, figure, facts, pages, households, teams, total, ofTeams } = props
  const lang = useLang()
  const named = figure in words.entries ? words.say(lang, figure as ReportWord) : words.say(lang, 'counted_records')
  const title = ofTeams ? words.say(lang, 'team') : named
  return (
    <DeskScreen
      title={`${title}: ${total}`}
      lead={words.say(lang, 'counted_lead')}
      crumbs={[
        { href: '/desk/reports', label: words.say(lang, 'reports') },
        { href: `/desk/reports/${reportId}`, label: words.say(lang, 'open') },
      ]}
    >
      {figure === 'online_dossiers' ? (
        <CountedDossiers {...props} />
      ) : (
        <DataTable
          caption={words.say(lang, 'counted_records')}
          rows={facts}
          pages={pages}
          rowKey={(fact) => fact.visitId}
          columns={[
            {
              key: 'visit',
              header: words.say(lang, 'visit'),
              naming: true,
              cell: (fact) => (
                <a href={`/desk/visits/${fact.visitId}`}>
                  {(fact.householdId && households.get(fact.householdId)) ?? words.say(lang, 'anonymous_supports')}
                </a>
              ),
            },
            { key: 'team', header: words.say(lang, 'team'), cell: (fact) => teams.get(fact.teamId) ?? '' },
            { key: 'day', header: words.say(lang, 'held_on'), cell: (fact) => day(fact.heldOn) },
            {
              key: 'mode',
              header: words.say(lang, 'mode'),
              cell: (fact) => words.say(lang, fact.inPerson ? 'in_person' : 'by_phone'),
            },
            {
              key: 'vulnerable',
              header: words.say(lang, 'vulnerable'),
              cell: (fact) => words.say(lang, fact.vulnerable ? 'yes' : 'no'),
            },
            {
              key: 'what',
              header: words.say(lang, 'figure'),
              cell: (fact) => fact.items.map((item) => findKind(item.kind)?.[lang] ?? item.kind).join(', '),
            },
            { key: 'people', header: words.say(lang, 'people'), kind: 'figure', cell: (fact) => fact.people },
          ]}
        />
      )}
    </DeskScreen>
  )
}

function CountedDossiers({ dossiers, pages, households, teams }: Props) {
  const lang = useLang()
  return (
    <DataTable
      caption={words.say(lang, 'counted_records')}
      rows={dossiers}
      pages={pages}
      rowKey={(dossier) => dossier.dossierId}
      columns={[
        {
          key: 'dossier',
          header: words.say(lang, 'online_dossiers'),
          naming: true,
          cell: ({ dossierId, procedure }) => (
            <a href={`/desk/dossiers/${dossierId}`}>{procedure || dossierWords.say(lang, 'not_said')}</a>
          ),
        },
        {
          key: 'who',
          header: dossierWords.say(lang, 'household'),
          cell: ({ householdId }) =>
            (householdId && households.get(householdId)) ?? words.say(lang, 'anonymous_supports'),
        },
        { key: 'team', header: words.say(lang, 'team'), cell: ({ teamId }) => teams.get(teamId) ?? '' },
        { key: 'day', header: dossierWords.say(lang, 'filed_on'), cell: ({ filedOn }) => day(filedOn) },
        {
          key: 'status',
          header: dossierWords.say(lang, 'status'),
          cell: ({ status }) => nameStatus(lang, status),
        },
      ]}
    />
  )
}
