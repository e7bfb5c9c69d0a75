// Takes the forms of a page, so that nothing said in them is lost when the network is. Fetched by pages that have any.
import { registerHousehold } from '../../features/households/contract.ts'
import { recordSupport } from '../../features/support/contract.ts'
import { anew, type Fresh, freshOrder, type Kept } from '../../platform/sync/outbox.ts'
import { words as sync } from '../../platform/sync/words.ts'
import { recordIn, saidIn } from './field-order.ts'
import { labelOf } from './orders.ts'
import type { Own } from './own-phone.ts'
import { dropChosen, keepChosen, takePhotoForms, watchPhotos } from './photo.ts'
import { prepareForms } from './prepare.ts'
import { afterSaving, afterSavingAll, type Saving, sayOn, tellOf } from './saving.tsx'
import { takeForms, takeMany } from './take-forms.ts'

/** Answers once every form of the page is right for now and may be sent off. */
export async function startForms(own: Own, saving: Saving, pageDay: string): Promise<void> {
  const { lang, post, known } = saving
  const wrong = (form: HTMLFormElement, field: string) => sayOn(lang, form, field)
  takeForms(
    async ({ form, type, payload, whom }) => {
      const instead = form.dataset['kept'] === undefined ? undefined : Number(form.dataset['kept'])
      const label = await labelOf(lang, type, payload, whom)
      const made = freshOrder(type, payload, label)
      const keep = async () => {
        // The photograph first: a record without it would have gone alone.
        await keepChosen(own, form, recordIn(payload), type, label)
        const writing = save(saving, made, instead)
        const told = tellOf(lang, made)
        await writing
        return told
      }
      const told = await keep().catch(() => undefined)
      if (told) return afterSaving(saving, form, made, told)
      if (instead === undefined) await dropChosen(own, recordIn(payload)).catch(() => undefined)
      wrong(form, sync.say(lang, 'cannot_save'))
    },
    async ({ type, payload, whom }) => {
      const made = freshOrder(type, payload, await labelOf(lang, type, payload, whom))
      tellOf(lang, made)
      await own.vault.seal(made)
    },
    wrong,
  )
  takeMany(
    async ({ form, orders, unclear }) => {
      const made: Fresh[] = []
      for (const { type, payload, label } of orders)
        made.push(freshOrder(type, payload, await labelOf(lang, type, payload, label)))
      const isSaved = await post.put(made).then(
        () => true,
        () => false,
      )
      if (isSaved) await afterSavingAll(saving, form, made, unclear)
      else wrong(form, sync.say(lang, 'cannot_save'))
    },
    wrong,
    async () => (await (await known)?.lines()) ?? new Map(),
  )
  watchPhotos(lang)
  takePhotoForms(lang, own, post.send, () => post.photos().length)
  await prepareForms(own, pageDay, async (householdId) => (await known)?.nameOf(householdId))
}

async function save({ post }: Saving, made: Fresh, instead: number | undefined): Promise<void> {
  if (instead === undefined) await post.put([made])
  else {
    // Visits to a household that is mended come after it again, and those refused for want of it get their chance.
    const after = made.envelope.type === registerHousehold.type ? post.kept().filter((one) => isVisitTo(one, made)) : []
    await post.put([made, ...after.map(anew)], [instead, ...after.map(({ place }) => place)])
  }
}

function isVisitTo(one: Kept, household: Fresh): boolean {
  return one.envelope.type === recordSupport.type && saidIn(one).householdId === saidIn(household).householdId
}
