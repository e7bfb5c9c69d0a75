import { Chip, type ChipTone } from '../../../platform/kit/chip.tsx'
import type { Icon } from '../../../platform/kit/icon.tsx'
import { BellIcon, CheckIcon, RefusedIcon, SentIcon, WaitIcon, WarningIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Tabs } from '../../../platform/kit/tabs.tsx'
import { day } from '../../../platform/words/formats.ts'
import type { Procedure } from '../reads/procedures.ts'
import type { Dossier } from '../reads.ts'
import { isInForce, type Status } from '../rules.ts'
import { nameStatus, words } from '../words.ts'

const looks: Readonly<Record<Status, readonly [ChipTone, Icon]>> = {
  filed: ['primary', SentIcon],
  supplement: ['behind', WarningIcon],
  processing: ['on_track', WaitIcon],
  result: ['met', CheckIcon],
  refused: ['stalled', RefusedIcon],
  withdrawn: ['neutral', RefusedIcon],
}

export function StatusMark({ dossier }: { dossier: Pick<Dossier, 'status' | 'standing'> }) {
  const lang = useLang()
  if (dossier.standing === 'cancelled')
    return (
      <Chip tone="stalled" icon={RefusedIcon}>
        {words.say(lang, 'cancelled')}
      </Chip>
    )
  const [tone, icon] = looks[dossier.status]
  return (
    <Chip tone={tone} icon={icon}>
      {nameStatus(lang, dossier.status)}
    </Chip>
  )
}

export function DueMark({ remindOn, today }: { remindOn: string; today: string }) {
  const lang = useLang()
  return (
    <Chip tone={remindOn <= today ? 'behind' : 'neutral'} icon={BellIcon}>
      {words.say(lang, 'due_text', { day: day(remindOn) })}
    </Chip>
  )
}

/** Whether a procedure may be used today, and what took its place if not. */
export function ForceMark({ procedure, today }: { procedure: Procedure; today: string }) {
  const lang = useLang()
  const { validFrom, validTo, replacedBy } = procedure
  if (isInForce(procedure, today))
    return (
      <Chip tone="met" icon={CheckIcon}>
        {words.say(lang, 'in_force')}
      </Chip>
    )
  const text =
    validTo !== null && validTo < today
      ? words.say(lang, 'ended', { day: day(validTo) })
      : words.say(lang, 'not_yet', { day: day(validFrom ?? today) })
  return (
    <>
      <Chip tone="stalled" icon={RefusedIcon}>
        {text}
      </Chip>
      {replacedBy !== '' && <span class="small soft"> {words.say(lang, 'replaced', { code: replacedBy })}</span>}
    </>
  )
}

export function levelName(lang: 'vi' | 'en', level: Procedure['level']): string {
  return words.say(lang, level ?? 'level_unknown')
}

type Here = 'summary' | 'dossiers' | 'due' | 'unmatched' | 'procedures' | 'platforms'

export function ServiceTabs({ here, counts }: { here: Here; counts?: { due: number; unmatched: number } | undefined }) {
  const lang = useLang()
  const tabs = [
    { key: 'summary', href: '/desk/dossiers' },
    { key: 'dossiers', href: '/desk/dossiers/list' },
    { key: 'due', href: '/desk/dossiers/due', count: counts?.due },
    { key: 'platforms', href: '/desk/platforms' },
    { key: 'procedures', href: '/desk/procedures' },
    { key: 'unmatched', href: '/desk/dossiers/unmatched', count: counts?.unmatched },
  ] as const
  return (
    <Tabs
      label={words.say(lang, 'services')}
      tabs={tabs.map(({ key, href, ...rest }) => ({
        href,
        label: words.say(lang, key),
        here: key === here,
        count: 'count' in rest && rest.count !== undefined && rest.count > 0 ? rest.count : undefined,
      }))}
    />
  )
}
