import {
  addProduct,
  addSeller,
  cancelSeller,
  commerceProblems,
  correctProduct,
  correctSeller,
  correctStep,
  dropProduct,
  takeStep,
  undoStep,
} from '../../features/commerce/contract.ts'
import { saidProblem, whoseProblem } from '../../features/commerce/rules.ts'
import { nameStep, words } from '../../features/commerce/words.ts'
import { afterBirth, afterHousehold, type FieldOrder, insteadSaying, type Said, undoneBy } from './field-order.ts'

type SaidOfSeller = Said & { readonly kind?: string; readonly name?: string }
type Texts = Readonly<Record<'on' | 'approachedOn' | 'name' | 'contact' | 'note' | 'link', string | undefined>>

/** Something of a seller that came before the seller waits for it. */
const afterSeller: FieldOrder['settle'] = (kept, { code }, others) =>
  code === 'commerce.seller_not_found' ? afterBirth(kept, addSeller, 'sellerId', others) : undefined

/** What must not be kept here until the server refuses it: account numbers, secrets, days to come. */
const foreseen = (payload: unknown, today: string) => {
  const said = payload as Texts
  const on = said.on ?? said.approachedOn
  const texts = [said.name ?? '', said.contact ?? '', said.note ?? '']
  return problemOf(saidProblem({ ...(on === undefined ? {} : { on }), texts, link: said.link ?? '' }, today))
}

const open = {
  sellerId: 'choose_seller',
  marketplaceId: 'choose_marketplace',
  kind: 'choose_step',
  name: 'name_product',
} as const

const missing: FieldOrder['missing'] = (lang, field) =>
  field in open ? words.say(lang, open[field as keyof typeof open]) : undefined

export const sellerOrders: readonly FieldOrder[] = [
  {
    spec: addSeller,
    label: (lang, { name }: SaidOfSeller, whom) => words.say(lang, 'seller_new', { name: name || whom }),
    born: 'sellerId',
    mendAt: '/field/sellers/new#kept=',
    undo: undoneBy(cancelSeller, 'sellerId'),
    settle: (kept, { code }, others) =>
      code === 'commerce.seller_exists' && (kept.envelope.payload as SaidOfSeller).name
        ? insteadSaying(correctSeller, kept, ['sellerId', 'name', 'contact', 'phone', 'note'])
        : afterHousehold(kept, code, others),
    foresee: (payload, today) =>
      problemOf(whoseProblem(payload as Parameters<typeof whoseProblem>[0])) ?? foreseen(payload, today),
  },
  {
    spec: addProduct,
    label: (lang, { name = '' }: SaidOfSeller, whom) => words.say(lang, 'product_added', { product: name, whom }),
    born: 'productId',
    mendAt: '/field/sellers/product#kept=',
    undo: ({ envelope }) => insteadSaying(dropProduct, { envelope }, ['productId']),
    settle: (kept, problem, others) =>
      problem.code === 'commerce.product_exists'
        ? insteadSaying(correctProduct, kept, ['productId', 'name', 'note'])
        : afterSeller(kept, problem, others),
    foresee: foreseen,
    missing,
  },
  {
    spec: takeStep,
    label: (lang, { kind = '' }: SaidOfSeller, whom) =>
      words.say(lang, 'step_for', { step: nameStep(lang, kind), whom }),
    born: 'stepId',
    mendAt: '/field/sellers/step#kept=',
    undo: undoneBy(undoStep, 'stepId'),
    settle: (kept, problem, others) =>
      problem.code === 'commerce.step_taken'
        ? insteadSaying(correctStep, kept, ['stepId', 'on', 'note', 'link'])
        : afterSeller(kept, problem, others),
    foresee: foreseen,
    missing,
  },
]

function problemOf(code: Parameters<typeof commerceProblems.make>[0] | undefined) {
  return code && commerceProblems.make(code)
}
