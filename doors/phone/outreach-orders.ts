import { outreachProblems, type PublicationInput, publish } from '../../features/outreach/contract.ts'
import { words } from '../../features/outreach/words.ts'
import type { FieldOrder } from './field-order.ts'

export const outreachOrders: readonly FieldOrder[] = [
  {
    spec: publish,
    label: (lang, _, whom) => `${words.say(lang, 'publish')}: ${whom}`,
    born: 'publicationId',
    seeAt: '/field/outreach/{messageId}',
    foresee: (payload, today) =>
      (payload as PublicationInput).publishedOn > today ? outreachProblems.make('outreach.in_future') : undefined,
  },
]
