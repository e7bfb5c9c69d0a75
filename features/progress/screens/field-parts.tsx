import { Sentence } from '../../../platform/kit/card.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Meter, PaceLegend } from '../../../platform/kit/meter.tsx'
import { moment } from '../../../platform/words/formats.ts'
import type { TeamProgress } from '../reads.ts'
import { standingOf } from '../rules/pace.ts'
import { nameAim, tellProgress, words } from '../words.ts'

/** A team as the field area shows it. `suffix` keeps a chosen team in the address. */
export type FieldTeam = {
  readonly teamId: string
  readonly name: string
  readonly level: 'commune' | 'village'
  readonly suffix: string
  readonly progress: TeamProgress | undefined
}

/** "Thôn mình 37/50 hộ, yếu thế 6/10." with the figures set out, and what is left on its own line. */
export function OwnSentence({ team }: { team: FieldTeam }) {
  const lang = useLang()
  const place = words.say(lang, team.level === 'village' ? 'our_village' : 'our_team')
  const told = tellProgress(lang, place, team.progress?.paces ?? [])
  const [now = '', ...then] = told.split(/(?<=\.) /)
  return (
    <div data-sentence={told}>
      <Sentence after={then.length > 0 ? then.join(' ') : undefined}>
        {now
          .split(/(\d[\d.]*\/\d[\d.]*\d|\d\/\d)/)
          .map((part, at) => (at % 2 === 1 ? <em key={part}>{part}</em> : part))}
      </Sentence>
    </div>
  )
}

type Age = {
  /** When the figures were had from the server, where that was not just now. */
  asOf?: string | undefined
  /** Households that what waits on this phone would add. */
  adds?: number | undefined
}

/** The team's sentence with its bars; on a phone without a network also how old they are, and what waits. */
export function OwnStanding({ team, ...age }: Age & { team: FieldTeam }) {
  return (
    <>
      <OwnSentence team={team} />
      {team.progress && <OwnMeters progress={team.progress} />}
      <OwnAge {...age} />
    </>
  )
}

export function OwnAge({ asOf, adds = 0 }: Age) {
  const lang = useLang()
  if (asOf === undefined && adds === 0) return null
  return (
    <p class="small soft">
      {asOf !== undefined && words.say(lang, 'as_of', { at: moment(asOf) })}{' '}
      {adds > 0 && words.say(lang, 'would_add', { n: adds })}
    </p>
  )
}

export function OwnMeters({ progress }: { progress: TeamProgress }) {
  const lang = useLang()
  return (
    <>
      {progress.paces.map((pace) => (
        <Meter
          key={`${pace.indicator} ${pace.every}`}
          label={nameAim(lang, pace)}
          done={pace.actual}
          target={pace.atLeast}
          pace={pace.expected}
          status={standingOf(pace, progress.status === 'stalled')}
        />
      ))}
      {progress.paces.length > 0 && <PaceLegend />}
    </>
  )
}
