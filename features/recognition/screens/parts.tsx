import { Chip, type ChipTone } from '../../../platform/kit/chip.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { Tabs } from '../../../platform/kit/tabs.tsx'
import { number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { NominationStatus } from '../reads/nominations.ts'
import type { Doubt, Standing } from '../rules/doubts.ts'
import { nameDoubt, words } from '../words.ts'

const places = {
  scores: '/desk/recognition',
  doubts: '/desk/recognition/doubts',
  nominations: '/desk/recognition/nominations',
  papers: '/desk/recognition/papers',
  criteria: '/desk/recognition/criteria',
} as const
export type Place = keyof typeof places

/** Departments put forward and see no scores. */
export function RecognitionTabs({ here, only }: { here: Place; only?: readonly Place[] }) {
  const lang = useLang()
  const shown = Object.entries(places).filter(([place]) => !only || only.some((one) => one === place))
  return (
    <Tabs
      label={words.say(lang, 'recognition')}
      tabs={shown.map(([place, href]) => ({
        href,
        label: words.say(lang, `tab_${place as Place}`),
        here: place === here,
      }))}
    />
  )
}

const tones: Record<NominationStatus, ChipTone> = {
  proposed: 'on_track',
  approved: 'met',
  declined: 'behind',
  withdrawn: 'neutral',
}

export function NominationState({ status }: { status: NominationStatus }) {
  return <Chip tone={tones[status]}>{words.say(useLang(), status)}</Chip>
}

const standings: Record<Standing, ChipTone> = { counts: 'met', open: 'behind', excluded: 'stalled' }

export function VisitStanding({ standing }: { standing: Standing }) {
  return <Chip tone={standings[standing]}>{words.say(useLang(), `standing_${standing}`)}</Chip>
}

/** "Ghi dồn dập: 14 lượt". */
export function tellDoubt(lang: Lang, { rule, count }: Doubt): string {
  return words.say(lang, rule === 'late' ? 'doubt_days' : 'doubt_visits', {
    rule: nameDoubt(lang, rule),
    n: number(lang, count),
  })
}

/** Wherever scores are shown: what of them is not decided, and that reported figures are another thing. */
export function OpenDoubts({ open, mayJudge }: { open: number; mayJudge: boolean }) {
  const lang = useLang()
  if (open === 0) return null
  return (
    <Notice kind="warning" title={words.say(lang, 'open_doubts', { n: number(lang, open) })}>
      {words.say(lang, 'open_doubts_text')}{' '}
      {mayJudge && <a href="/desk/recognition/doubts">{words.say(lang, 'see_doubts')}</a>}
    </Notice>
  )
}

export function NoPlan() {
  return <Notice kind="info">{words.say(useLang(), 'no_plan')}</Notice>
}
