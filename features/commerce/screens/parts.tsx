import { daysBetween } from '../../../platform/clock/days.ts'
import { Chip, type ChipTone } from '../../../platform/kit/chip.tsx'
import type { Icon } from '../../../platform/kit/icon.tsx'
import {
  CameraIcon,
  CheckIcon,
  MessageIcon,
  PausedIcon,
  PaymentIcon,
  RefusedIcon,
  ShopIcon,
  TaskIcon,
  WarningIcon,
} from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Tabs } from '../../../platform/kit/tabs.tsx'
import { number } from '../../../platform/words/formats.ts'
import type { SellerNames } from '../reads/names.ts'
import type { Seller } from '../reads.ts'
import { isStalled, type StepKind } from '../rules.ts'
import { nameStep, words } from '../words.ts'

export const stepIcons: Readonly<Record<StepKind, Icon>> = {
  approached: MessageIcon,
  shop_opened: ShopIcon,
  listed: TaskIcon,
  photos: CameraIcon,
  first_order: CheckIcon,
  paid_online: PaymentIcon,
}
const tones: Readonly<Record<StepKind, ChipTone>> = {
  approached: 'neutral',
  shop_opened: 'primary',
  listed: 'primary',
  photos: 'primary',
  first_order: 'on_track',
  paid_online: 'met',
}

/** How far a seller has come, or why not further. */
export function StageMark({ seller }: { seller: Pick<Seller, 'stage' | 'standing'> }) {
  const lang = useLang()
  if (seller.standing !== 'active')
    return (
      <Chip tone="stalled" icon={seller.standing === 'stopped' ? PausedIcon : RefusedIcon}>
        {words.say(lang, seller.standing)}
      </Chip>
    )
  return (
    <Chip tone={tones[seller.stage]} icon={stepIcons[seller.stage]}>
      {nameStep(lang, seller.stage)}
    </Chip>
  )
}

export function StalledMark({ seller, today, days }: { seller: Seller; today: string; days: number }) {
  const lang = useLang()
  if (!isStalled(seller, today, days)) return null
  return (
    <Chip tone="behind" icon={PausedIcon}>
      {words.say(lang, 'stalled_for', { n: number(lang, daysBetween(seller.lastOn, today)) })}
    </Chip>
  )
}

export function BareMark({ n }: { n: number }) {
  const lang = useLang()
  if (n === 0) return null
  return (
    <Chip tone="behind" icon={WarningIcon}>
      {words.say(lang, 'n_without_evidence', { n })}
    </Chip>
  )
}

/** Whose business it is, as people read it: the head of the household where that is not its name already. */
export function ownerOf(seller: Pick<Seller, 'householdId' | 'name'>, names: Pick<SellerNames, 'households'>): string {
  const head = seller.householdId === null ? undefined : names.households.get(seller.householdId)
  return head && head !== seller.name ? head : ''
}

type Here = 'list' | 'stalled' | 'funnel' | 'marketplaces'

export function SellerTabs({ here, stalled }: { here: Here; stalled: number }) {
  const lang = useLang()
  const tabs = [
    { key: 'list', href: '/desk/sellers' },
    { key: 'funnel', href: '/desk/sellers/funnel' },
    { key: 'stalled', href: '/desk/sellers/stalled', count: stalled > 0 ? stalled : undefined },
    { key: 'marketplaces', href: '/desk/marketplaces' },
  ] as const
  return (
    <Tabs
      label={words.say(lang, 'sellers')}
      tabs={tabs.map(({ key, href, ...rest }) => ({ href, label: words.say(lang, key), here: key === here, ...rest }))}
    />
  )
}
