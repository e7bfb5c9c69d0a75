import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { HistoryCard, type Told } from '../../../platform/kit/history-card.tsx'
import { EditIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { day } from '../../../platform/words/formats.ts'
import type { DossierNames } from '../reads/names.ts'
import type { Dossier } from '../reads.ts'
import { nameOrder, nameProcedure, shorten, words } from '../words.ts'
import { whoOf } from './dossier-list.tsx'
import { NextStep, Reminder, Story, TakeOut, type ToldEvent } from './dossier-steps.tsx'
import { DueMark, StatusMark } from './parts.tsx'

type Props = {
  dossier: Dossier
  names: DossierNames
  events: readonly ToldEvent[]
  history: readonly Told[]
  recordedBy: string | undefined
  today: string
  mayWrite: boolean
}

/** One dossier at the desk: what it is, what became of it, and what may be done. */
export function DeskDossier({ dossier, names, events, history, recordedBy, today, mayWrite }: Props) {
  const lang = useLang()
  const { dossierId, isLine, standing } = dossier
  const writes = mayWrite && standing === 'counted'
  return (
    <DeskScreen
      title={shorten(nameProcedure(lang, dossier), 90)}
      lead={whoOf(lang, dossier, names)}
      crumbs={[
        { href: '/desk/dossiers', label: words.say(lang, 'services') },
        { href: '/desk/dossiers/list', label: words.say(lang, 'dossiers') },
      ]}
      actions={
        writes && (
          <ButtonLink href={`/desk/dossiers/${dossierId}/correct`} icon={EditIcon}>
            {words.say(lang, 'correct')}
          </ButtonLink>
        )
      }
    >
      <div class="columns">
        <div class="stack">
          {writes && <NextStep dossier={dossier} events={events} today={today} />}
          <Story dossier={dossier} events={events} />
          {writes && <Reminder dossier={dossier} />}
        </div>
        <div class="stack">
          <Card title={words.say(lang, 'about')}>
            <About dossier={dossier} names={names} recordedBy={recordedBy} today={today} visits="/desk/visits" />
          </Card>
          {writes && !isLine && <TakeOut dossier={dossier} next="/desk/dossiers/list" />}
          {history.length > 0 && (
            <HistoryCard title={words.say(lang, 'history')} history={history} nameOrder={nameOrder} />
          )}
        </div>
      </div>
    </DeskScreen>
  )
}

type AboutProps = Pick<Props, 'dossier' | 'names' | 'recordedBy' | 'today'> & { visits: string | undefined }

export function About({ dossier, names, recordedBy, today, visits }: AboutProps) {
  const lang = useLang()
  const { procedureId, procedureCode, words: told, visitId, feeOnline, filedBy, remindOn, cancelReason } = dossier
  const facts = [
    { name: words.say(lang, 'status'), value: <StatusMark dossier={dossier} /> },
    cancelReason !== null && { name: words.say(lang, 'cancel_reason'), value: cancelReason },
    {
      name: words.say(lang, 'procedure'),
      value:
        procedureId && visits ? (
          <a href={`/desk/procedures/${procedureId}`}>{nameProcedure(lang, dossier)}</a>
        ) : (
          nameProcedure(lang, dossier)
        ),
    },
    procedureCode !== null && { name: words.say(lang, 'code'), value: procedureCode },
    procedureId === null && told !== '' && { name: words.say(lang, 'unmatched'), value: told },
    { name: words.say(lang, 'household'), value: whoOf(lang, dossier, names) },
    { name: words.say(lang, 'team'), value: names.teams.get(dossier.teamId) ?? '—' },
    { name: words.say(lang, 'filed_on'), value: day(dossier.filedOn) },
    { name: words.say(lang, 'portal_code'), value: dossier.portalCode ?? '—' },
    { name: words.say(lang, 'filed_by'), value: words.say(lang, filedBy ?? 'not_told') },
    {
      name: words.say(lang, 'fee_online'),
      value: words.say(lang, feeOnline === null ? 'not_told' : feeOnline ? 'yes' : 'no'),
    },
    remindOn !== null && { name: words.say(lang, 'due'), value: <DueMark remindOn={remindOn} today={today} /> },
    dossier.note !== '' && { name: words.say(lang, 'note'), value: dossier.note },
    recordedBy !== undefined && { name: words.say(lang, 'recorded_by'), value: recordedBy },
    visitId !== null &&
      visits !== undefined && {
        name: words.say(lang, 'from_visit'),
        value: <a href={`${visits}/${visitId}`}>{words.say(lang, 'open_visit')}</a>,
      },
  ]
  return (
    <>
      <Facts facts={facts.filter((fact) => fact !== false)} />
      {dossier.procedureId === null && told !== '' && visits !== undefined && (
        <Notice
          kind="info"
          action={<ButtonLink href="/desk/dossiers/unmatched">{words.say(lang, 'unmatched')}</ButtonLink>}
        >
          {words.say(lang, 'not_matched')}
        </Notice>
      )}
    </>
  )
}
