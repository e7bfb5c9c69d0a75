import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { DossierIcon, HouseholdIcon, ReportIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { day, number } from '../../../platform/words/formats.ts'
import type { DossierFact } from '../../dossiers/contract.ts'
import { words as dossierWords } from '../../dossiers/words.ts'
import type { Figure } from '../../progress/contract.ts'
import type { VisitFact } from '../../support/contract.ts'
import { findKind } from '../../support/rules.ts'
import { words } from '../words.ts'

type Props = {
  figure: Figure
  /** The figure itself, which counts a household once however many records it has. */
  total: number
  from: string
  to: string
  visits: readonly VisitFact[]
  dossiers: readonly DossierFact[]
  /** Of households in sight. */
  households: ReadonlyMap<string, string>
  more: string | undefined
  back: { href: string; label: string }
}

/** What stands behind one figure of the own team, record by record. */
export function FieldRecords(props: Props) {
  const { figure, total, from, to, visits, dossiers, households, more, back } = props
  const lang = useLang()
  const nameOf = (householdId: string | null) =>
    (householdId && households.get(householdId)) ?? words.say(lang, 'anonymous_supports')
  return (
    <FieldScreen title={words.say(lang, figure)} here="progress" back={back}>
      <Card>
        <p>{words.say(lang, 'behind_figure', { n: number(lang, total), from: day(from), to: day(to) })}</p>
      </Card>
      {visits.length + dossiers.length === 0 && (
        <EmptyState icon={ReportIcon} title={words.say(lang, 'no_records')}>
          {words.say(lang, 'no_records_text')}
        </EmptyState>
      )}
      <RowLinks
        label={words.say(lang, 'counted_records')}
        rows={[
          ...visits.map((visit) => ({
            key: visit.visitId,
            icon: HouseholdIcon,
            href:
              visit.householdId !== null && households.has(visit.householdId)
                ? `/field/households/${visit.householdId}`
                : undefined,
            title: nameOf(visit.householdId),
            note: `${day(visit.heldOn)} · ${visit.items.map(({ kind }) => findKind(kind)?.[lang] ?? kind).join(', ')}`,
          })),
          ...dossiers.map((dossier) => ({
            key: dossier.dossierId,
            icon: DossierIcon,
            href: `/field/dossiers/${dossier.dossierId}`,
            title: dossier.procedure || dossierWords.say(lang, 'not_said'),
            note: `${day(dossier.filedOn)} · ${nameOf(dossier.householdId)}`,
          })),
        ]}
      />
      {more !== undefined && <ButtonLink href={more}>{words.say(lang, 'more_records')}</ButtonLink>}
    </FieldScreen>
  )
}
