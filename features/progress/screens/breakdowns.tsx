import type { ComponentChildren } from 'preact'
import type { Window } from '../../../platform/clock/days.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { BarList, type NamedBar } from '../../../platform/kit/charts/bar-list.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { DossierIcon, HouseholdIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { number } from '../../../platform/words/formats.ts'
import { words } from '../words.ts'
import { recordsHref } from './records-href.ts'

export type OfProcedure = { readonly name: string; readonly part: string; readonly amount: number }
export type OfGroup = { readonly name: string; readonly group: string; readonly households: number }

type Props = {
  readonly window: Window
  readonly procedures: readonly OfProcedure[]
  readonly groups: readonly OfGroup[]
  /** Vulnerable households guided in person, each once whatever its groups. */
  readonly guided: number
}

const guidedFigure = 'vulnerable_households_guided_in_person'
/** More bars than this tell nobody anything at a glance; the table holds them all. */
const most = 10

/** What the dossiers were filed for, and which vulnerable groups were reached, within the days of the plan. */
export function Breakdowns(props: Props) {
  return (
    <div class="columns">
      <Procedures {...props} />
      <Groups {...props} />
    </div>
  )
}

function Procedures({ procedures, window }: Props) {
  const lang = useLang()
  const title = words.say(lang, 'by_procedure')
  if (procedures.length === 0)
    return (
      <Nothing
        title={title}
        icon={DossierIcon}
        says={words.say(lang, 'no_dossiers')}
        action={<ButtonLink href="/desk/dossiers">{words.say(lang, 'see_dossiers')}</ButtonLink>}
      >
        {words.say(lang, 'no_dossiers_text')}
      </Nothing>
    )
  const all = procedures.map(({ name, part, amount }) => ({
    key: part,
    name,
    value: amount,
    href: recordsHref({ figure: 'online_dossiers', window, part: part === '' ? '-' : part }),
  }))
  const total = all.reduce((sum, { value }) => sum + value, 0)
  return (
    <Card>
      <BarList
        id="procedures"
        title={title}
        says={words.say(lang, 'by_procedure_says', { n: number(lang, total) })}
        bars={joined(all, (n) => words.say(lang, 'other_procedures', { n: number(lang, n) }))}
        all={all}
      />
    </Card>
  )
}

/** The greatest as they are, and one bar for all the others, so that the bars add up to the whole. */
function joined(all: readonly (NamedBar & { value: number })[], name: (n: number) => string): readonly NamedBar[] {
  if (all.length <= most) return all
  const others = all.slice(most - 1)
  const value = others.reduce((sum, bar) => sum + bar.value, 0)
  return [...all.slice(0, most - 1), { key: 'others', name: name(others.length), value }]
}

function Groups({ groups, guided, window }: Props) {
  const lang = useLang()
  const title = words.say(lang, 'by_group')
  if (groups.length === 0)
    return (
      <Nothing
        title={title}
        icon={HouseholdIcon}
        says={words.say(lang, guided === 0 ? 'none_guided' : 'groups_unknown', { n: number(lang, guided) })}
        action={
          <ButtonLink href="/desk/households?vulnerable=yes&reached=no">{words.say(lang, 'see_unreached')}</ButtonLink>
        }
      >
        {guided === 0 && words.say(lang, 'none_guided_text')}
      </Nothing>
    )
  return (
    <Card>
      <BarList
        id="groups"
        title={title}
        says={words.say(lang, 'by_group_says', { n: number(lang, guided) })}
        bars={groups.map(({ name, group, households }) => ({
          key: group,
          name,
          value: households,
          href: recordsHref({ figure: guidedFigure, window, part: group }),
        }))}
      />
    </Card>
  )
}

type NothingProps = {
  title: string
  icon: typeof DossierIcon
  says: string
  action: ComponentChildren
  children: ComponentChildren
}

/** In the place of a chart with nothing to draw: that there is nothing, and what would bring something. */
function Nothing({ title, icon, says, action, children }: NothingProps) {
  return (
    <Card title={title}>
      <EmptyState icon={icon} title={says} action={action}>
        {children}
      </EmptyState>
    </Card>
  )
}
