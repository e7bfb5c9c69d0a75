import type { ComponentChildren } from 'preact'
import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { TileChoice } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { PlusIcon, ShopIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { addProduct, addSeller, sellerKinds, takeStep } from '../contract.ts'
import { type ShopStep, shopSteps } from '../rules.ts'
import { helpFor, nameStep, words } from '../words.ts'
import { stepIcons } from './parts.tsx'
import { ProductFields } from './product-parts.tsx'
import { ContactFields, EvidenceFields } from './seller-parts.tsx'

/** What the kept page knows of each seller, so that the phone goes on from there with no network. */
export type KnownSeller = {
  readonly sellerId: string
  readonly name: string
  readonly note: string
  /** What each shop has reached last, by marketplace. */
  readonly shops: Readonly<Record<string, ShopStep>>
}

type Chosen = { readonly sellerId: string; readonly marketplaceId: string; readonly kind: string }

type StepProps = {
  sellers: readonly KnownSeller[]
  marketplaces: readonly { readonly marketplaceId: string; readonly name: string }[]
  chosen: Chosen
  today: string
  suffix: string
  photo: ComponentChildren
}

/** One step on one screen: who, where, which, and the button. Kept on the phone; it serves every seller. */
export function FieldStep({ sellers, marketplaces, chosen, today, suffix, photo }: StepProps) {
  const lang = useLang()
  const { attempt } = useStanding()
  const typed = attempt?.type === takeStep.type ? attempt.values : undefined
  return (
    <FieldScreen title={words.say(lang, 'take_step')} here="today" back={backTo(lang, suffix)}>
      <CommandForm order={takeStep} born={['stepId']} next="/field/sellers/{sellerId}" file class="stack">
        <input type="hidden" name="_label" value="" />
        <ChooseSeller sellers={sellers} chosen={chosen.sellerId} suffix={suffix} />
        <TileChoice
          name="marketplaceId"
          kind="radio"
          legend={words.say(lang, 'which_marketplace')}
          tiles={marketplaces.map(({ marketplaceId, name }) => ({
            value: marketplaceId,
            label: name,
            checked: marketplaceId === chosen.marketplaceId || marketplaces.length === 1,
          }))}
        />
        <TileChoice
          name="kind"
          kind="radio"
          wide
          legend={words.say(lang, 'which_step')}
          tiles={shopSteps.map((value) => ({
            value,
            label: nameStep(lang, value),
            hint: helpFor(lang, value),
            icon: stepIcons[value],
            checked: value === chosen.kind,
          }))}
        />
        <details class="confirm" open={typed !== undefined}>
          <summary class="button button-secondary">
            <span>{words.say(lang, 'more_of_step')}</span>
          </summary>
          <div class="confirm-box stack">
            <TextField name="on" type="date" label={words.say(lang, 'reached_on')} value={today} max={today} required />
            <p class="small">{words.say(lang, 'evidence_hint')}</p>
            <EvidenceFields of="step" />
            {photo}
          </div>
        </details>
        <div class="field-action">
          <Button kind="primary" big>
            {words.say(lang, 'save_step')}
          </Button>
        </div>
      </CommandForm>
    </FieldScreen>
  )
}

export function FieldProduct({
  sellers,
  chosen,
  suffix,
  photo,
}: Pick<StepProps, 'sellers' | 'suffix' | 'photo'> & { chosen: string }) {
  const lang = useLang()
  return (
    <FieldScreen title={words.say(lang, 'add_product')} here="today" back={backTo(lang, suffix)}>
      <CommandForm order={addProduct} born={['productId']} next="/field/sellers/{sellerId}" file class="stack">
        <input type="hidden" name="_label" value="" />
        <ChooseSeller sellers={sellers} chosen={chosen} suffix={suffix} />
        <ProductFields />
        {photo}
        <div class="field-action">
          <Button kind="primary" big>
            {words.say(lang, 'save_product')}
          </Button>
        </div>
      </CommandForm>
    </FieldScreen>
  )
}

/** The phone adds those that wait on it, and narrows the list to the one that is chosen. */
function ChooseSeller({
  sellers,
  chosen,
  suffix,
}: {
  sellers: readonly KnownSeller[]
  chosen: string
  suffix: string
}) {
  const lang = useLang()
  const own = sellers.filter(({ sellerId }) => sellerId === chosen)
  const known = Object.fromEntries(sellers.map(({ sellerId, name, shops }) => [sellerId, { name, shops }]))
  return (
    <section class="stack" data-sellers={JSON.stringify(known)}>
      {sellers.length === 0 && (
        <div data-no-sellers>
          <EmptyState
            icon={ShopIcon}
            title={words.say(lang, 'none_field')}
            action={
              <ButtonLink kind="primary" icon={PlusIcon} href={`/field/sellers/new${suffix}`}>
                {words.say(lang, 'add_seller')}
              </ButtonLink>
            }
          >
            {words.say(lang, 'no_seller_to_choose')}
          </EmptyState>
        </div>
      )}
      <TileChoice
        name="sellerId"
        kind="radio"
        wide
        legend={words.say(lang, 'which_seller')}
        tiles={(own.length > 0 ? own : sellers).map(({ sellerId, name, note }) => ({
          value: sellerId,
          label: name,
          hint: note || undefined,
          icon: ShopIcon,
          checked: sellerId === chosen,
        }))}
      />
      <template>
        <TileChoice
          name="sellerId"
          kind="radio"
          legend={words.say(lang, 'which_seller')}
          tiles={[{ value: '', label: '', icon: ShopIcon }]}
        />
      </template>
    </section>
  )
}

type Household = { householdId: string; headName: string; hamlet: string }

type NewProps = {
  teamId: string
  household: Household | undefined
  households: readonly Household[]
  today: string
  suffix: string
}

export function FieldSellerNew({ teamId, household, households, today, suffix }: NewProps) {
  const lang = useLang()
  const { attempt } = useStanding()
  const typed = attempt?.type === addSeller.type ? attempt.values : undefined
  return (
    <FieldScreen title={words.say(lang, 'add_seller')} here="today" back={backTo(lang, suffix)}>
      <p class="soft">{words.say(lang, 'add_lead')}</p>
      <CommandForm
        order={addSeller}
        fixed={{ teamId }}
        born={['sellerId']}
        next="/field/sellers/{sellerId}"
        class="stack"
      >
        <input type="hidden" name="_label" value="" />
        <TileChoice
          name="kind"
          kind="radio"
          legend={words.say(lang, 'kind')}
          tiles={sellerKinds.map((value) => ({
            value,
            label: words.say(lang, value),
            checked: value === 'household_business',
          }))}
        />
        <section class="stack" {...(households.length > 0 ? { 'data-households': '' } : {})}>
          {households.length > 0 && (
            <TextField
              name="_find"
              type="search"
              label={words.say(lang, 'find_household')}
              value=""
              optional
              autoComplete="off"
              maxLength={80}
            />
          )}
          <div data-found-tiles={words.say(lang, 'whose')} data-kind="radio" />
          <TileChoice
            name="householdId"
            kind="radio"
            wide
            legend={words.say(lang, 'whose')}
            tiles={[
              { value: '', label: words.say(lang, 'of_no_household'), checked: household === undefined },
              ...(household ? [household] : households).map((each) => ({
                value: each.householdId,
                label: each.headName,
                hint: each.hamlet || undefined,
                checked: household !== undefined,
              })),
            ]}
          />
        </section>
        <TextField
          name="name"
          label={words.say(lang, 'name')}
          hint={words.say(lang, 'name_hint')}
          maxLength={120}
          autoComplete="off"
          optional
        />
        <details class="confirm" open={typed !== undefined}>
          <summary class="button button-secondary">
            <span>{words.say(lang, 'more_of_seller')}</span>
          </summary>
          <div class="confirm-box stack">
            <TextField
              name="approachedOn"
              type="date"
              label={words.say(lang, 'approached_on')}
              value={today}
              max={today}
              required
            />
            <ContactFields />
          </div>
        </details>
        <div class="field-action">
          <Button kind="primary" big>
            {words.say(lang, 'save_seller')}
          </Button>
        </div>
      </CommandForm>
    </FieldScreen>
  )
}

function backTo(lang: 'vi' | 'en', suffix: string) {
  return { href: `/field/sellers${suffix}`, label: words.say(lang, 'back_to_sellers') }
}
