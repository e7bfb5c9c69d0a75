import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { PersonIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { Tabs } from '../../../platform/kit/tabs.tsx'
import { assignDuties, type DutyArea, dutyAreas } from '../contract.ts'
import type { Member } from '../reads.ts'
import { nameArea, words } from '../words.ts'

export type AreaRow = { teamId: string; name: string; members: readonly Member[] }

type Props = { rows: readonly AreaRow[]; onlyHoles: boolean }

/** Team × duty area with names; an empty place leads to where it is filled. */
export function AreaTable({ rows, onlyHoles }: Props) {
  const lang = useLang()
  const here = '/desk/teams/areas'
  return (
    <DeskScreen
      title={words.say(lang, 'area_table')}
      lead={words.say(lang, 'area_table_lead')}
      crumbs={[{ href: '/desk/teams', label: words.say(lang, 'teams') }]}
    >
      <Tabs
        label={words.say(lang, 'area_table')}
        tabs={[
          { href: here, label: words.say(lang, 'all_rows'), here: !onlyHoles },
          { href: `${here}?holes=1`, label: words.say(lang, 'only_holes'), here: onlyHoles },
        ]}
      />
      <DataTable
        caption={words.say(lang, 'area_table')}
        captionHidden
        rows={rows}
        rowKey={({ teamId }) => teamId}
        tools={
          <>
            <p class="small soft">{words.say(lang, 'print_hint')}</p>
            <ExportLinks href={here} />
          </>
        }
        empty={<p class="soft">{words.say(lang, 'no_holes')}</p>}
        columns={[
          {
            key: 'team',
            header: words.say(lang, 'team'),
            naming: true,
            cell: ({ teamId, name }) => <a href={`/desk/teams/${teamId}`}>{name}</a>,
          },
          ...dutyAreas.map(({ code }) => ({
            key: code,
            header: words.say(lang, `short_${code}`),
            cell: ({ teamId, members }: AreaRow) => {
              const names = namesIn(members, code)
              return names.length > 0 ? names.join(', ') : <Hole teamId={teamId} area={code} />
            },
          })),
        ]}
      />
    </DeskScreen>
  )
}

export function namesIn(members: readonly Member[], area: DutyArea): string[] {
  return members.filter(({ areas }) => areas.includes(area)).map(({ name }) => name)
}

export function Hole({ teamId, area }: { teamId: string; area: DutyArea }) {
  const lang = useLang()
  return (
    <a
      href={`/desk/teams/${teamId}?area=${area}`}
      aria-label={`${words.say(lang, 'vacant')}: ${words.say(lang, 'assign_area', { area: nameArea(lang, area) })}`}
    >
      <Chip tone="behind">{words.say(lang, 'vacant')}</Chip>
    </a>
  )
}

/** Where a hole leads: one press beside a name fills it. */
export function AssignArea({ area, members, teamId }: { area: DutyArea; members: readonly Member[]; teamId: string }) {
  const lang = useLang()
  return (
    <Card title={words.say(lang, 'assign_area', { area: nameArea(lang, area) })} tone="wash">
      <p class="soft">{words.say(lang, 'assign_hint')}</p>
      <RowLinks
        label={words.say(lang, 'members')}
        rows={members
          .filter(({ areas }) => !areas.includes(area))
          .map(({ memberId, name, position, areas }) => ({
            key: memberId,
            icon: PersonIcon,
            title: name,
            note: [words.say(lang, position), ...areas.map((one) => nameArea(lang, one))].join(' · '),
            after: (
              <CommandForm
                order={assignDuties}
                name={`assign-${memberId}`}
                fixed={{ memberId, areas: [...areas, area] }}
                next={`/desk/teams/${teamId}`}
              >
                <Button>
                  {words.say(lang, 'assign_to')}
                  <span class="only-spoken"> {name}</span>
                </Button>
              </CommandForm>
            ),
          }))}
      />
    </Card>
  )
}
