import type { ComponentChildren } from 'preact'
import { useLang } from '../../../platform/kit/lang.ts'
import { StatRow, StatTile } from '../../../platform/kit/stat-tile.tsx'
import { number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { type Amount, amountIndicators, distinctFigures, type Figure } from '../contract.ts'
import type { Counted } from '../reads.ts'
import { words } from '../words.ts'
import { recordsHref } from './records-href.ts'

const shown = [
  'households_supported',
  'vulnerable_households_guided_in_person',
  'supports',
  'online_dossiers',
  'platform_adoptions',
  'bill_payments',
] as const satisfies readonly Figure[]

/** The commune's own figures: a household helped by two teams is one here. */
export function OverviewTiles({ counted, amounts }: { counted: Counted; amounts: readonly Amount[] }) {
  const lang = useLang()
  const others = amountIndicators.map((figure) => ({
    figure,
    n: amounts.reduce((sum, each) => sum + (each.figure === figure ? each.amount : 0), 0),
  }))
  return (
    <StatRow>
      {shown.map((figure) => (
        <StatTile
          key={figure}
          label={words.say(lang, figure)}
          value={number(lang, counted.figures[figure])}
          href={recordsHref({ figure, window: counted.window })}
          note={noteOf(lang, figure, counted)}
        />
      ))}
      {others.map(({ figure, n }) => (
        <StatTile
          key={figure}
          label={words.say(lang, figure)}
          value={number(lang, n)}
          href={recordsHref({ figure, window: counted.window })}
        />
      ))}
    </StatRow>
  )
}

function noteOf(lang: Lang, figure: (typeof shown)[number], counted: Counted): ComponentChildren {
  if (figure === 'supports') return <PeopleHelped counted={counted} />
  const distinct = distinctFigures.find((one) => one === figure)
  if (!distinct || counted.addedUpByTeam[distinct] === counted.figures[distinct]) return undefined
  return words.say(lang, 'added_up', { n: number(lang, counted.addedUpByTeam[distinct]) })
}

function PeopleHelped({ counted: { figures, window } }: { counted: Counted }) {
  const lang = useLang()
  const anonymous = figures.anonymous_supports
  return (
    <>
      <a href={recordsHref({ figure: 'people_supported', window })}>
        {words.say(lang, 'people_note', { n: number(lang, figures.people_supported) })}
      </a>
      {anonymous > 0 && (
        <>
          {' · '}
          <a href={recordsHref({ figure: 'anonymous_supports', window })}>
            {words.say(lang, 'of_them_anonymous', { n: number(lang, anonymous) })}
          </a>
        </>
      )}
    </>
  )
}
