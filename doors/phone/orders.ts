import { correctHousehold, registerHousehold, setGroups } from '../../features/households/contract.ts'
import { saveTeamReport, submitTeamReport } from '../../features/reports/contract.ts'
import { cancelSupport, correctSupport, type Item, recordSupport } from '../../features/support/contract.ts'
import { nameItem, words as support } from '../../features/support/words.ts'
import type { CommandSpec } from '../../platform/journal/command.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import { words as kit } from '../../platform/kit/words.ts'
import type { Kept } from '../../platform/sync/outbox.ts'
import type { Settle, Settled } from '../../platform/sync/send.ts'
import type { Lang } from '../../platform/words/words.ts'

/** An order that a phone keeps and sends by itself; any other form goes straight to the server. */
export type FieldOrder = {
  readonly spec: Pick<CommandSpec, 'type' | 'schema' | 'fromField'>
  /** What people know it by: "Nguyễn Thị Lan: Cài đặt VNeID, Quét mã QR". `whom` is empty for somebody unnamed. */
  readonly label: (lang: Lang, said: Said, whom: string) => string
  /** The field that names what it gives birth to: a page kept for days must not give it the same name twice. */
  readonly born?: string
  /** Where it is opened again while it waits, with its place put after it. */
  readonly mendAt?: string
  /** What may be done about a refusal without asking anybody. */
  readonly settle?: (kept: Kept, problem: Problem, others: readonly Kept[]) => Settled
  /** What the phone itself can say against it already. */
  readonly foresee?: (payload: unknown, today: string) => Problem | undefined
  /** What is missing, in words, where the form's own page has none for the field. */
  readonly missing?: (lang: Lang, field: string) => string | undefined
}

/** What the payloads of these orders say, as far as a label or a settlement needs it. */
export type Said = {
  readonly visitId?: string
  readonly householdId?: string | null
  readonly headName?: string
  readonly items?: readonly Item[]
  readonly learnerId?: string
  readonly sellerId?: string
  readonly productId?: string
  readonly stepId?: string
}

export function saidIn(kept: { envelope: { payload: unknown } }): Said {
  return kept.envelope.payload as Said
}

/** The record that an order is about and that may have a photograph. */
export function recordIn({ visitId, productId, stepId }: Said): string | undefined {
  return visitId ?? productId ?? stepId
}

const tellVisit: FieldOrder['label'] = (lang, said, whom) =>
  `${whom || support.say(lang, 'anonymous')}: ${(said.items ?? []).map((item) => nameItem(lang, item)).join(', ')}`

const tellReport: FieldOrder['label'] = (lang) => kit.say(lang, 'reports')

/** The one recording page kept on the phone serves every household, and most pages need these: the others come in a part. */
const nearOrders: readonly FieldOrder[] = [
  {
    spec: recordSupport,
    label: tellVisit,
    born: 'visitId',
    mendAt: '/field/record/anonymous#kept=',
    // A record changed here while its first version had reached the server.
    settle: (kept, { code }, others) =>
      code === 'support.already_recorded' ? insteadAs(correctSupport, kept) : afterHousehold(kept, code, others),
  },
  {
    spec: correctSupport,
    label: tellVisit,
    settle: (kept, { code }, others) => afterHousehold(kept, code, others),
  },
  {
    spec: cancelSupport,
    label: (lang) => support.say(lang, 'cancel'),
    // Dropping one that the server never had is done already.
    settle: (kept, { code }) => (kept.silent && code === 'support.visit_not_found' ? 'drop' : undefined),
  },
  {
    spec: registerHousehold,
    label: (lang, { headName = '' }) => `${support.say(lang, 'new_household')}: ${headName}`,
    born: 'householdId',
    mendAt: '/field/record#kept=',
    settle: ({ envelope }, { code }) => {
      if (code !== 'households.already_registered') return undefined
      const { householdId, headName, hamlet, phone } = envelope.payload as Record<string, unknown>
      return { type: correctHousehold.type, payload: { householdId, headName, hamlet, phone } }
    },
  },
  {
    spec: correctHousehold,
    label: (lang, _, whom) => `${support.say(lang, 'household_changed')}: ${whom}`,
  },
  { spec: setGroups, label: (lang) => support.say(lang, 'household_groups') },
  { spec: saveTeamReport, label: tellReport, mendAt: '/field/report#kept=' },
  { spec: submitTeamReport, label: tellReport },
]

/** Every order of the field. Those whose words and shapes only their own pages want are in `order-part.ts`. */
export async function listOrders(): Promise<readonly FieldOrder[]> {
  const { farOrders } = await import('./order-part.ts')
  return [...nearOrders, ...farOrders]
}

export async function findOrder(type: string): Promise<FieldOrder | undefined> {
  const isOne = ({ spec }: FieldOrder) => spec.type === type
  return nearOrders.find(isOne) ?? (await listOrders()).find(isOne)
}

export async function labelOf(lang: Lang, type: string, payload: unknown, whom: string): Promise<string> {
  return (await findOrder(type))?.label(lang, payload as Said, whom) ?? whom
}

export const settle: Settle = async (kept, problem, others) =>
  (await findOrder(kept.envelope.type))?.settle?.(kept, problem, others)

/** The same words as another order. */
export function insteadAs({ type }: Pick<CommandSpec, 'type'>, { envelope }: Kept): Settled {
  return { type, payload: envelope.payload }
}

/** What came before its household, or its learner, waits for it: the same words go again after it. */
export function afterHousehold(kept: Kept, code: string, others: readonly Kept[]): Settled {
  return code.endsWith('.household_out_of_sight')
    ? afterBirth(kept, registerHousehold, 'householdId', others)
    : undefined
}

export function afterBirth(
  kept: Kept,
  birth: Pick<CommandSpec, 'type'>,
  field: 'householdId' | 'learnerId' | 'sellerId',
  others: readonly Kept[],
): Settled {
  const wanted = saidIn(kept)[field]
  const comes = others.some(
    (other) => other.state === 'waiting' && other.envelope.type === birth.type && saidIn(other)[field] === wanted,
  )
  return comes ? insteadAs(kept.envelope, kept) : undefined
}
