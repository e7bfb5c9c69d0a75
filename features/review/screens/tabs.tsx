import { useLang } from '../../../platform/kit/lang.ts'
import { Tabs } from '../../../platform/kit/tabs.tsx'
import { words } from '../words.ts'

const places = [
  { href: '/desk/review', label: 'tab_lessons' },
  { href: '/desk/review/next', label: 'tab_next' },
  { href: '/desk/review/periods', label: 'tab_periods' },
] as const

export function ReviewTabs({ here }: { here: (typeof places)[number]['label'] }) {
  const lang = useLang()
  return (
    <Tabs
      label={words.say(lang, 'tabs')}
      tabs={places.map(({ href, label }) => ({ href, label: words.say(lang, label), here: label === here }))}
    />
  )
}
