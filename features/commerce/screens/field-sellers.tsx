import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { PlusIcon, ShopIcon, TaskIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { day } from '../../../platform/words/formats.ts'
import type { Marketplace } from '../reads/marketplaces.ts'
import type { SellerNames } from '../reads/names.ts'
import type { Seller } from '../reads.ts'
import { shopsOf } from '../rules.ts'
import { nameStep, words } from '../words.ts'
import { ownerOf, StageMark, StalledMark } from './parts.tsx'
import { Products, type SellerPage } from './product-parts.tsx'
import { About, SellerChange, Story } from './seller-parts.tsx'

type ListProps = {
  stalled: readonly Seller[]
  sellers: readonly Seller[]
  names: SellerNames
  stalledDays: number
  today: string
  suffix: string
}

/** The team's sellers: those who stand still first, since somebody should ask what holds them up. */
export function FieldSellers(props: ListProps) {
  const { stalled, sellers, suffix } = props
  const lang = useLang()
  return (
    <FieldScreen
      title={words.say(lang, 'own_sellers')}
      here="today"
      back={{ href: `/field${suffix}`, label: words.say(lang, 'to_today') }}
      action={
        <ButtonLink kind="primary" big icon={PlusIcon} href={`/field/sellers/new${suffix}`}>
          {words.say(lang, 'add_seller')}
        </ButtonLink>
      }
    >
      {stalled.length + sellers.length > 0 && (
        <ButtonLink big icon={TaskIcon} href={`/field/sellers/step${suffix}`}>
          {words.say(lang, 'take_step')}
        </ButtonLink>
      )}
      {stalled.length > 0 && (
        <Card title={words.say(lang, 'stalled_n', { n: stalled.length })}>
          <SellerRows {...props} rows={stalled} />
        </Card>
      )}
      {sellers.length > 0 ? (
        <Card title={words.say(lang, 'team_sellers')}>
          <SellerRows {...props} rows={sellers} />
        </Card>
      ) : (
        stalled.length === 0 && (
          <EmptyState icon={ShopIcon} title={words.say(lang, 'none_field')}>
            {words.say(lang, 'none_field_text')}
          </EmptyState>
        )
      )}
    </FieldScreen>
  )
}

function SellerRows({
  rows,
  names,
  stalledDays,
  today,
}: Omit<ListProps, 'sellers' | 'stalled'> & { rows: readonly Seller[] }) {
  const lang = useLang()
  return (
    <RowLinks
      label={words.say(lang, 'own_sellers')}
      rows={rows.map((seller) => ({
        key: seller.sellerId,
        href: `/field/sellers/${seller.sellerId}`,
        icon: ShopIcon,
        title: seller.name,
        note: (
          <>
            {[ownerOf(seller, names), seller.marketplaces.join(', '), day(seller.lastOn)].filter(Boolean).join(' · ')}{' '}
            <StalledMark seller={seller} today={today} days={stalledDays} />
          </>
        ),
        after: <StageMark seller={seller} />,
      }))}
    />
  )
}

/** On the first screen of the day: how many stand still, and the way to the sellers. */
export function SellerStrip({ stalled, suffix }: { stalled: number; suffix: string }) {
  const lang = useLang()
  return (
    <ButtonLink href={`/field/sellers${suffix}`} icon={ShopIcon} kind="quiet">
      {stalled > 0 ? words.say(lang, 'stalled_n', { n: stalled }) : words.say(lang, 'own_sellers')}
    </ButtonLink>
  )
}

type OneProps = SellerPage & {
  marketplaces: readonly Marketplace[]
  stalledDays: number
  suffix: string
  mayChange: boolean
}

export function FieldSeller(props: OneProps) {
  const { seller, stalledDays, suffix, today, mayWrite, mayChange } = props
  const lang = useLang()
  const writes = mayWrite && seller.standing === 'active'
  return (
    <FieldScreen
      title={seller.name}
      here="today"
      back={{ href: `/field/sellers${suffix}`, label: words.say(lang, 'back_to_sellers') }}
    >
      {writes && <NextLinks {...props} />}
      <Products
        {...props}
        add={
          <ButtonLink href={`/field/sellers/product?seller=${seller.sellerId}`} icon={PlusIcon}>
            {words.say(lang, 'add_product')}
          </ButtonLink>
        }
      />
      <Story {...props} mayWrite={mayChange} />
      <Card title={words.say(lang, 'about')}>
        <StalledMark seller={seller} today={today} days={stalledDays} />
        <About {...props} />
        {mayChange && <SellerChange seller={seller} back={props.back} />}
      </Card>
    </FieldScreen>
  )
}

/** One tap to each shop's next step; where there is no shop, to the first one. */
function NextLinks({ seller, steps, marketplaces }: OneProps) {
  const lang = useLang()
  const shops = shopsOf(steps).filter(({ next }) => next !== undefined)
  const names = new Map(marketplaces.map(({ marketplaceId, name }) => [marketplaceId, name]))
  const hrefOf = (marketplaceId: string, kind: string) =>
    `/field/sellers/step?${new URLSearchParams({ seller: seller.sellerId, marketplace: marketplaceId, kind })}`
  return (
    <Card title={words.say(lang, 'next_step')} tone="wash">
      {shops.map(({ marketplaceId, next = '' }) => (
        <ButtonLink key={marketplaceId} kind="primary" big icon={TaskIcon} href={hrefOf(marketplaceId, next)}>
          {words.say(lang, 'next_at', { step: nameStep(lang, next), marketplace: names.get(marketplaceId) ?? '' })}
        </ButtonLink>
      ))}
      {shops.length === 0 && (
        <ButtonLink
          kind={seller.marketplaces.length === 0 ? 'primary' : 'quiet'}
          big
          icon={TaskIcon}
          href={hrefOf('', 'shop_opened')}
        >
          {words.say(lang, seller.marketplaces.length === 0 ? 'open_first_shop' : 'take_step')}
        </ButtonLink>
      )}
    </Card>
  )
}
