import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { Segmented } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { ShopIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day, number } from '../../../platform/words/formats.ts'
import { addMarketplace, addStarter, correctMarketplace, endMarketplace, setStalledDays } from '../contract.ts'
import type { Marketplace } from '../reads/marketplaces.ts'
import { words } from '../words.ts'
import { SellerTabs } from './parts.tsx'

type Props = {
  marketplaces: readonly (Marketplace & { readonly sellers: number })[]
  stalledDays: number
  stalled: number
  today: string
  mayWrite: boolean
}

/** Where shops can be opened, and after how long a seller stands still: the commune's own data. */
export function Marketplaces({ marketplaces, stalledDays, stalled, today, mayWrite }: Props) {
  const lang = useLang()
  return (
    <DeskScreen title={words.say(lang, 'sellers')} lead={words.say(lang, 'marketplace')}>
      <SellerTabs here="marketplaces" stalled={stalled} />
      <div class="columns">
        <div class="stack">
          {marketplaces.length === 0 && (
            <EmptyState
              icon={ShopIcon}
              title={words.say(lang, 'no_marketplace')}
              action={
                mayWrite && (
                  <CommandForm order={addStarter}>
                    <Button kind="primary">{words.say(lang, 'add_starter')}</Button>
                  </CommandForm>
                )
              }
            >
              {words.say(lang, 'no_marketplace_text')}
            </EmptyState>
          )}
          {marketplaces.map((one) => (
            <Card key={one.marketplaceId} title={one.name}>
              <p>
                {one.endedOn === null ? (
                  <Chip tone="met">{words.say(lang, 'in_use')}</Chip>
                ) : (
                  <Chip tone="stalled">{words.say(lang, 'ended', { day: day(one.endedOn) })}</Chip>
                )}{' '}
                <a href={`/desk/sellers?marketplaceId=${one.marketplaceId}`}>
                  {words.say(lang, 'n_sellers', { n: number(lang, one.sellers) })}
                </a>
              </p>
              {one.url !== '' && (
                <p>
                  <a href={one.url} rel="noopener noreferrer nofollow">
                    {one.url}
                  </a>
                </p>
              )}
              {one.operator !== '' && (
                <p>
                  {words.say(lang, 'operator')}: {one.operator}
                </p>
              )}
              <p class="small">
                {one.source !== '' && `${words.say(lang, 'source')}: ${one.source}. `}
                <b>
                  {one.checkedOn === null
                    ? words.say(lang, 'not_checked')
                    : words.say(lang, 'checked_on', { day: day(one.checkedOn) })}
                </b>
              </p>
              {mayWrite && <Change marketplace={one} today={today} />}
            </Card>
          ))}
        </div>
        {mayWrite && (
          <div class="stack">
            <Card title={words.say(lang, 'add_marketplace')}>
              <CommandForm order={addMarketplace} born={['marketplaceId']} class="stack">
                <Fields of="new" />
                <Button kind="primary">{words.say(lang, 'add_marketplace')}</Button>
              </CommandForm>
            </Card>
            <Card title={words.say(lang, 'stalled')}>
              <CommandForm order={setStalledDays} class="stack">
                <TextField
                  name="days"
                  type="number"
                  label={words.say(lang, 'stalled_after')}
                  hint={words.say(lang, 'stalled_after_hint')}
                  value={String(stalledDays)}
                  min={3}
                  max={365}
                  required
                />
                <Button>{words.say(lang, 'save')}</Button>
              </CommandForm>
            </Card>
          </div>
        )}
      </div>
    </DeskScreen>
  )
}

function Change({ marketplace, today }: { marketplace: Marketplace; today: string }) {
  const lang = useLang()
  const { marketplaceId, name, endedOn } = marketplace
  return (
    <>
      <details class="confirm">
        <summary class="button button-quiet">
          <span>
            {words.say(lang, 'correct')}
            <span class="only-spoken"> {name}</span>
          </span>
        </summary>
        <div class="confirm-box">
          <CommandForm order={correctMarketplace} fixed={{ marketplaceId }} class="stack">
            <Fields of={marketplaceId} known={marketplace} />
            <Button>{words.say(lang, 'save')}</Button>
          </CommandForm>
        </div>
      </details>
      {endedOn === null ? (
        <Confirm
          label={`${words.say(lang, 'end_marketplace')}: ${name}`}
          kind="quiet"
          question={words.say(lang, 'end_question')}
        >
          <CommandForm order={endMarketplace} fixed={{ marketplaceId }} class="stack">
            <TextField
              id={`f-last-${marketplaceId}`}
              name="lastDay"
              type="date"
              label={words.say(lang, 'last_day')}
              value={today}
              required
            />
            <Button kind="danger">{words.say(lang, 'end_marketplace')}</Button>
          </CommandForm>
        </Confirm>
      ) : (
        <CommandForm order={endMarketplace} name={`reopen-${marketplaceId}`} fixed={{ marketplaceId, lastDay: '' }}>
          <Button kind="quiet">{words.say(lang, 'reopen')}</Button>
        </CommandForm>
      )}
    </>
  )
}

function Fields({ of, known }: { of: string; known?: Marketplace }) {
  const lang = useLang()
  return (
    <>
      <TextField
        id={`f-marketplace-${of}`}
        name="name"
        label={words.say(lang, 'marketplace_name')}
        value={known?.name ?? ''}
        maxLength={80}
        required
      />
      <TextField
        id={`f-url-${of}`}
        name="url"
        label={words.say(lang, 'url')}
        value={known?.url ?? ''}
        maxLength={500}
        autoComplete="off"
        optional
      />
      <TextField
        id={`f-operator-${of}`}
        name="operator"
        label={words.say(lang, 'operator')}
        value={known?.operator ?? ''}
        maxLength={120}
        autoComplete="off"
        optional
      />
      <TextField
        id={`f-source-${of}`}
        name="source"
        label={words.say(lang, 'source')}
        hint={words.say(lang, 'source_hint')}
        value={known?.source ?? ''}
        maxLength={300}
        autoComplete="off"
        optional
      />
      <Segmented
        name="verified"
        legend={words.say(lang, 'check_question')}
        value="no"
        choices={[
          { value: 'no', label: words.say(lang, 'check_no') },
          { value: 'yes', label: words.say(lang, 'check_yes') },
        ]}
      />
    </>
  )
}
