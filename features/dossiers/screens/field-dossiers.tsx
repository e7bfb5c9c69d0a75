import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { DossierIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { day } from '../../../platform/words/formats.ts'
import type { DossierNames } from '../reads/names.ts'
import type { Dossier } from '../reads.ts'
import { nameProcedure, shorten, words } from '../words.ts'
import { About } from './dossier.tsx'
import { whoOf } from './dossier-list.tsx'
import { NextStep, Reminder, Story, TakeOut, type ToldEvent } from './dossier-steps.tsx'
import { DueMark, StatusMark } from './parts.tsx'

type Names = Pick<DossierNames, 'households'>

/** The team's dossiers: those that somebody should look in on first. */
export function FieldDossiers(props: {
  due: readonly Dossier[]
  dossiers: readonly Dossier[]
  names: Names
  today: string
  suffix: string
}) {
  const { due, dossiers, names, today, suffix } = props
  const lang = useLang()
  return (
    <FieldScreen
      title={words.say(lang, 'own_dossiers')}
      here="today"
      back={{ href: `/field${suffix}`, label: words.say(lang, 'to_today') }}
      action={
        <ButtonLink kind="primary" big icon={PlusIcon} href={`/field/dossiers/new${suffix}`}>
          {words.say(lang, 'file')}
        </ButtonLink>
      }
    >
      {due.length > 0 && (
        <Card title={words.say(lang, 'due')}>
          <DossierRows dossiers={due} names={names} today={today} />
        </Card>
      )}
      {dossiers.length === 0 ? (
        <EmptyState icon={DossierIcon} title={words.say(lang, 'none_field')}>
          {words.say(lang, 'none_field_text')}
        </EmptyState>
      ) : (
        <Card title={words.say(lang, 'team_dossiers')}>
          <DossierRows dossiers={dossiers} names={names} today={today} />
        </Card>
      )}
    </FieldScreen>
  )
}

export function DossierRows({ dossiers, names, today }: { dossiers: readonly Dossier[]; names: Names; today: string }) {
  const lang = useLang()
  const all = { ...names, teams: new Map<string, string>() }
  return (
    <RowLinks
      label={words.say(lang, 'own_dossiers')}
      rows={dossiers.map((dossier) => ({
        key: dossier.dossierId,
        href: `/field/dossiers/${dossier.dossierId}`,
        icon: DossierIcon,
        title: shorten(nameProcedure(lang, dossier), 90),
        note: (
          <>
            {whoOf(lang, dossier, all)} · {day(dossier.filedOn)}
            {dossier.remindOn !== null && (
              <>
                {' '}
                <DueMark remindOn={dossier.remindOn} today={today} />
              </>
            )}
          </>
        ),
        after: <StatusMark dossier={dossier} />,
      }))}
    />
  )
}

/** On the first screen of the day: whom to look in on, and the way to the dossiers. */
export function DossierStrip(props: { due: readonly Dossier[]; names: Names; today: string; suffix: string }) {
  const { due, names, today, suffix } = props
  const lang = useLang()
  const all = (
    <ButtonLink href={`/field/dossiers${suffix}`} icon={DossierIcon} kind="quiet">
      {words.say(lang, 'own_dossiers')}
    </ButtonLink>
  )
  if (due.length === 0) return all
  return (
    <Card title={words.say(lang, 'due_n', { n: due.length })}>
      <DossierRows dossiers={due} names={names} today={today} />
      {all}
    </Card>
  )
}

/** On a household's page. */
export function HouseholdDossiers(props: {
  dossiers: readonly Dossier[]
  householdId: string
  names: Names
  today: string
}) {
  const lang = useLang()
  return (
    <Card title={words.say(lang, 'household_dossiers')}>
      {props.dossiers.length > 0 && <DossierRows {...props} />}
      <ButtonLink href={`/field/dossiers/new?household=${props.householdId}`} icon={PlusIcon}>
        {words.say(lang, 'file')}
      </ButtonLink>
    </Card>
  )
}

export function FieldDossier(props: {
  dossier: Dossier
  names: DossierNames
  events: readonly ToldEvent[]
  recordedBy: string | undefined
  today: string
  mayWrite: boolean
  mayTakeOut: boolean
}) {
  const { dossier, names, events, today, recordedBy, mayWrite, mayTakeOut } = props
  const lang = useLang()
  const writes = mayWrite && dossier.standing === 'counted'
  return (
    <FieldScreen
      title={shorten(nameProcedure(lang, dossier), 60)}
      here="today"
      back={{ href: '/field/dossiers', label: words.say(lang, 'back_to_dossiers') }}
    >
      <Card>
        <About dossier={dossier} names={names} recordedBy={recordedBy} today={today} visits={undefined} />
      </Card>
      {writes && <NextStep dossier={dossier} events={events} today={today} />}
      <Story dossier={dossier} events={events} />
      {writes && <Reminder dossier={dossier} />}
      {writes && mayTakeOut && !dossier.isLine && <TakeOut dossier={dossier} next="/field/dossiers" />}
    </FieldScreen>
  )
}
