import { Face } from '../../../platform/kit/button.tsx'
import { CheckField, TileChoice } from '../../../platform/kit/choice.tsx'
import type { Icon } from '../../../platform/kit/icon.tsx'
import {
  BillIcon,
  DossierIcon,
  HelpIcon,
  InstallIcon,
  MessageIcon,
  PaymentIcon,
  PhoneIcon,
  PlusIcon,
  QrIcon,
  SearchIcon,
  ShieldIcon,
  ShopIcon,
  VideoIcon,
  VneidIcon,
} from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { PartnerName } from '../../partners/reads.ts'
import type { Item } from '../contract.ts'
import { findKind, kinds } from '../rules.ts'
import { commonProcedures, nameDetail, nameItem, words } from '../words.ts'

export type NamedPartner = Pick<PartnerName, 'partnerId' | 'name' | 'archivedOn'>

const drawings: Readonly<Record<string, Icon>> = {
  vneid: VneidIcon,
  online_dossier: DossierIcon,
  bill_payment: BillIcon,
  e_wallet: PaymentIcon,
  qr: QrIcon,
  video_call: VideoIcon,
  messaging: MessageIcon,
  search: SearchIcon,
  install_app: InstallIcon,
  smartphone_basics: PhoneIcon,
  marketplace: ShopIcon,
  online_safety: ShieldIcon,
  feedback_channel: HelpIcon,
  other: PlusIcon,
}

/** What most people ask for, until a helper's own habits are known. */
const firstTiles: readonly Item[] = [
  { kind: 'vneid', detail: null },
  { kind: 'online_dossier', detail: null },
  { kind: 'bill_payment', detail: 'electricity' },
  { kind: 'qr', detail: null },
  { kind: 'video_call', detail: null },
  { kind: 'smartphone_basics', detail: null },
]
const tilesAtHand = 6

type Props = { usual: readonly Item[]; chosen: readonly string[] }

/** Everything a visit can hold, as tiles: the helper's last used ones at hand, the rest one tap deeper by kind. */
export function SupportTiles({ usual, chosen }: Props) {
  const lang = useLang()
  const all = everyItem()
  const known = new Set(all.map(asValue))
  const odd = chosen.filter((value) => !known.has(value)).flatMap(parsed)
  const atHand = [
    ...odd,
    ...distinct([...usual.filter((item) => known.has(asValue(item))), ...firstTiles]).slice(0, tilesAtHand),
  ]
  const shown = new Set(atHand.map(asValue))
  const rest = all.filter((item) => !shown.has(asValue(item)))
  const tile = (item: Item, label: string) => ({
    value: asValue(item),
    label,
    icon: drawings[item.kind],
    checked: chosen.includes(asValue(item)),
  })
  const groups = kinds
    .filter((kind) => kind.details !== 'none')
    .map((kind) => ({ name: kind[lang], items: rest.filter((item) => item.kind === kind.code) }))
    .filter(({ items }) => items.length > 1)
  const grouped = new Set(groups.flatMap(({ items }) => items.map(asValue)))
  const others = rest.filter((item) => !grouped.has(asValue(item)))
  return (
    <>
      <TileChoice
        name="items"
        kind="checkbox"
        legend={words.say(lang, 'what_was_done')}
        tiles={atHand.map((item) => tile(item, nameItem(lang, item)))}
      />
      {groups.map(({ name, items }) => (
        <More key={name} name={name} open={items.some((item) => chosen.includes(asValue(item)))}>
          <TileChoice
            name="items"
            kind="checkbox"
            legend={name}
            legendHidden
            tiles={items.map((item) => tile(item, shortName(lang, item)))}
          />
        </More>
      ))}
      <More name={words.say(lang, 'more_kinds')} open={others.some((item) => chosen.includes(asValue(item)))}>
        <TileChoice
          name="items"
          kind="checkbox"
          legend={words.say(lang, 'more_kinds')}
          legendHidden
          tiles={others.map((item) => tile(item, nameItem(lang, item)))}
        />
      </More>
    </>
  )
}

type MoreProps = { name: string; about?: string | undefined; open: boolean; children: preact.ComponentChildren }

export function More({ name, about, open, children }: MoreProps) {
  return (
    <details class="confirm" open={open}>
      <summary class="button button-secondary">
        <Face about={about}>{name}</Face>
      </summary>
      <div class="confirm-box">{children}</div>
    </details>
  )
}

/** Partners that can be named at a visit; those that take part no more only where they were named before. */
export function PartnerChecks({ partners, chosen }: { partners: readonly NamedPartner[]; chosen: readonly string[] }) {
  const lang = useLang()
  const shown = partners.filter(({ partnerId, archivedOn }) => archivedOn === null || chosen.includes(partnerId))
  if (shown.length === 0) return null
  return (
    <fieldset class="field">
      <legend class="field-label">{words.say(lang, 'partners')}</legend>
      {shown.map(({ partnerId, name }) => (
        <CheckField
          key={partnerId}
          name="partnerIds"
          value={partnerId}
          label={name}
          checked={chosen.includes(partnerId)}
        />
      ))}
    </fieldset>
  )
}

/** An item as a form's value: one JSON object. */
export function asValue({ kind, detail }: Item): string {
  return JSON.stringify({ kind, detail })
}

/** Each kind as it is, and once more for each thing that can be said more closely. */
function everyItem(): Item[] {
  return kinds.flatMap(({ code, details }): Item[] => {
    const bare = { kind: code, detail: null }
    if (code === 'online_dossier') {
      return [...commonProcedures.map((key) => ({ kind: code, detail: words.say('vi', key) })), bare]
    }
    return typeof details === 'string'
      ? [bare]
      : [...details.map((detail) => ({ kind: code, detail: detail.code })), bare]
  })
}

function shortName(lang: Lang, item: Item): string {
  if (item.detail === null) return words.say(lang, item.kind === 'online_dossier' ? 'other_dossier' : 'nothing_else')
  const procedure = commonProcedures.find((key) => words.say('vi', key) === item.detail)
  return procedure ? words.say(lang, procedure) : nameDetail(lang, item.kind, item.detail)
}

function distinct(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [asValue(item), item])).values()]
}

function parsed(value: string): Item[] {
  try {
    const { kind, detail } = JSON.parse(value) as Item
    return findKind(kind) ? [{ kind, detail }] : []
  } catch {
    return []
  }
}
