import type { ComponentChildren } from 'preact'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import {
  EditIcon,
  GroupIcon,
  HouseholdIcon,
  LanguageIcon,
  LogoutIcon,
  PersonIcon,
  PlanIcon,
  PlusIcon,
} from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { day } from '../../../platform/words/formats.ts'
import { nameItem, words as support } from '../../support/words.ts'
import type { LedgerFigures } from '../rules/ledger.ts'
import { words } from '../words.ts'
import { OwnLedger, type ShortVisit } from './field-ledger.tsx'
import { type FieldTeam, OwnStanding } from './field-parts.tsx'

type RecentVisit = {
  visitId: string
  householdId: string | null
  headName: string | null
  heldOn: string
  items: readonly { kind: string; detail: string | null }[]
}

type Props = {
  team: FieldTeam
  /** What is due soon, above all else. */
  strip?: ComponentChildren
  /** The person works for several teams, or for the commune. */
  several: boolean
  /** My own visits against the plan's days; against all days where no plan is at work. */
  ledger: { counted: LedgerFigures; short: readonly ShortVisit[] }
  recent: readonly RecentVisit[]
  name: string
  languageHref: string
  deskHref: string | undefined
}

/** One sentence, one button, then what became of my own records. */
export function FieldHome({ team, strip, several, ledger, recent, name, languageHref, deskHref }: Props) {
  const lang = useLang()
  return (
    <FieldScreen
      {...(several ? { title: team.name } : {})}
      here="today"
      action={
        <ButtonLink kind="primary" big icon={PlusIcon} href={`/field/record${team.suffix}`}>
          {support.say(lang, 'record_help')}
        </ButtonLink>
      }
    >
      {strip}
      {team.progress ? (
        <Card>
          <div data-own={team.teamId} class="stack">
            <OwnStanding team={team} />
          </div>
        </Card>
      ) : (
        <EmptyState icon={PlanIcon} title={words.say(lang, 'no_plan')}>
          {words.say(lang, 'no_plan_text')}
        </EmptyState>
      )}
      <div class="actions">
        <ButtonLink href={`/field/group${team.suffix}`} icon={GroupIcon}>
          {support.say(lang, 'group')}
        </ButtonLink>
        <ButtonLink href={`/field/notebook${team.suffix}`} icon={EditIcon}>
          {support.say(lang, 'register')}
        </ButtonLink>
      </div>
      <Card title={support.say(lang, 'my_visits')}>
        <div data-ledger>
          <OwnLedger {...ledger} />
        </div>
      </Card>
      {recent.length > 0 && (
        <section class="stack">
          <h2 class="card-title">{support.say(lang, 'recent_visits')}</h2>
          <RowLinks
            label={support.say(lang, 'recent_visits')}
            rows={recent.map((visit) => ({
              key: visit.visitId,
              icon: visit.householdId === null ? PersonIcon : HouseholdIcon,
              title: visit.headName ?? support.say(lang, 'anonymous'),
              href: visit.householdId === null ? undefined : `/field/households/${visit.householdId}`,
              note: [day(visit.heldOn), ...visit.items.map((item) => nameItem(lang, item))].join(' · '),
            }))}
          />
        </section>
      )}
      <Card tone="wash">
        <p>{words.say(lang, 'signed_in_as', { name })}</p>
        <div class="actions">
          {several && (
            <ButtonLink href="/field?choose=1">{words.say(lang, 'other_team', { name: team.name })}</ButtonLink>
          )}
          {deskHref && <ButtonLink href={deskHref}>{words.say(lang, 'to_desk')}</ButtonLink>}
          <ButtonLink href="/account" icon={PersonIcon} kind="quiet">
            {words.say(lang, 'own_account')}
          </ButtonLink>
          <ButtonLink href={languageHref} icon={LanguageIcon} kind="quiet" lang={lang === 'vi' ? 'en' : 'vi'}>
            {words.say(lang, 'other_language')}
          </ButtonLink>
          <form method="post" action="/sign-out">
            <Button kind="quiet" icon={LogoutIcon}>
              {words.say(lang, 'sign_out')}
            </Button>
          </form>
        </div>
        <div data-lock-offer />
      </Card>
    </FieldScreen>
  )
}
