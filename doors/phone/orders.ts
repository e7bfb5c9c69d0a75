import { correctHousehold, registerHousehold, setGroups } from '../../features/households/contract.ts'
import { saveTeamReport, submitTeamReport } from '../../features/reports/contract.ts'
import { cancelSupport, correctSupport, recordSupport } from '../../features/support/contract.ts'
import { nameItem, words as support } from '../../features/support/words.ts'
import { words as kit } from '../../platform/kit/words.ts'
import type { Settle } from '../../platform/sync/send.ts'
import type { Lang } from '../../platform/words/words.ts'
import { afterHousehold, type FieldOrder, insteadAs, type Said, undoneBy } from './field-order.ts'

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
    undo: undoneBy(cancelSupport, 'visitId'),
    // A record changed here while its first version had reached the server.
    settle: (kept, { code }, others) =>
      code === 'support.already_recorded' ? insteadAs(correctSupport, kept) : afterHousehold(kept, code, others),
  },
  {
    spec: correctSupport,
    label: tellVisit,
    seeAt: '/field/record/anonymous?visit={visitId}',
    settle: (kept, { code }, others) => afterHousehold(kept, code, others),
  },
  { spec: cancelSupport, label: (lang) => support.say(lang, 'cancel'), seeAt: '/field' },
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
    seeAt: '/field/households/{householdId}',
  },
  { spec: setGroups, label: (lang) => support.say(lang, 'household_groups'), seeAt: '/field/households/{householdId}' },
  { spec: saveTeamReport, label: tellReport, mendAt: '/field/report#kept=' },
  { spec: submitTeamReport, label: tellReport, mendAt: '/field/report#kept=' },
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

export const settle: Settle = async (kept, problem, others) => {
  if (ofErased.includes(problem.code)) return 'forget'
  // Taking back what the server never had, or what is taken back already, is done.
  if (kept.silent && /(not_found|cancelled|is_over)$/.test(problem.code)) return 'drop'
  return (await findOrder(kept.envelope.type))?.settle?.(kept, problem, others)
}

/** Who it was about is to be known nowhere any more. */
const ofErased = ['households.erased', 'curriculum.is_forgotten']
