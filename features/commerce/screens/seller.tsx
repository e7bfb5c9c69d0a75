import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { HistoryCard, type Told } from '../../../platform/kit/history-card.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { takeStep } from '../contract.ts'
import type { Marketplace } from '../reads/marketplaces.ts'
import { shopsOf } from '../rules.ts'
import { helpFor, nameOrder, nameStep, words } from '../words.ts'
import { BareMark, StalledMark } from './parts.tsx'
import { Products, type SellerPage } from './product-parts.tsx'
import { About, EvidenceFields, SellerChange, Story } from './seller-parts.tsx'

type Props = SellerPage & {
  marketplaces: readonly Marketplace[]
  stalledDays: number
  history: readonly Told[]
}

/** One seller at the desk: what is sold, how far it has come where, and what comes next. */
export function DeskSeller(props: Props) {
  const { seller, stalledDays, history, mayWrite, back, today } = props
  const lang = useLang()
  return (
    <DeskScreen
      title={seller.name}
      lead={words.say(lang, seller.kind)}
      crumbs={[{ href: '/desk/sellers', label: words.say(lang, 'sellers') }]}
    >
      <p>
        <StalledMark seller={seller} today={today} days={stalledDays} /> <BareMark n={seller.withoutEvidence} />
      </p>
      <div class="columns">
        <div class="stack">
          {mayWrite && seller.standing === 'active' && <NextSteps {...props} />}
          <Story {...props} />
        </div>
        <div class="stack">
          <Card title={words.say(lang, 'about')}>
            <About {...props} households="/desk/households" />
            {mayWrite && <SellerChange seller={seller} back={back} />}
          </Card>
          <Products {...props} />
          {history.length > 0 && (
            <HistoryCard title={words.say(lang, 'history')} history={history} nameOrder={nameOrder} />
          )}
        </div>
      </div>
    </DeskScreen>
  )
}

/** What comes next for each shop, and a shop on each marketplace that has none yet. */
function NextSteps({ seller, steps, marketplaces, today, back }: Props) {
  const lang = useLang()
  const shops = new Map(shopsOf(steps).map((shop) => [shop.marketplaceId, shop]))
  const open = marketplaces.filter(({ marketplaceId, endedOn }) => shops.has(marketplaceId) || endedOn === null)
  const nexts = open.flatMap(({ marketplaceId, name }) => {
    const shop = shops.get(marketplaceId)
    const kind = shop ? shop.next : ('shop_opened' as const)
    const last = shop?.steps.at(-1)?.on ?? steps.find((step) => step.kind === 'approached')?.on
    return kind ? [{ marketplaceId, name, kind, last, isOwn: shop !== undefined }] : []
  })
  // A shop that is under way comes first; the others only where there is none.
  const sorted = nexts.toSorted((left, right) => Number(right.isOwn) - Number(left.isOwn))
  return (
    <Card title={words.say(lang, 'next_step')} tone="wash">
      {sorted.length === 0 && <p>{words.say(lang, 'all_taken')}</p>}
      {sorted.map(({ marketplaceId, name, kind, last }, at) => (
        <details key={marketplaceId} class="confirm" open={at === 0}>
          <summary class="button button-secondary">
            <span>{words.say(lang, 'next_at', { step: nameStep(lang, kind), marketplace: name })}</span>
          </summary>
          <div class="confirm-box stack">
            <p class="small">{helpFor(lang, kind)}</p>
            <CommandForm
              order={takeStep}
              fixed={{ sellerId: seller.sellerId, marketplaceId, kind }}
              born={['stepId']}
              next={back}
              class="stack"
            >
              <TextField
                id={`f-on-${marketplaceId}`}
                name="on"
                type="date"
                label={words.say(lang, 'reached_on')}
                value={today}
                min={last}
                max={today}
                required
              />
              <EvidenceFields of={marketplaceId} />
              <Button kind={at === 0 ? 'primary' : 'secondary'}>{words.say(lang, 'save_step')}</Button>
            </CommandForm>
          </div>
        </details>
      ))}
    </Card>
  )
}
