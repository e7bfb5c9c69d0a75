import { render } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../platform/kit/button.tsx'
import { Card } from '../../platform/kit/card.tsx'
import { LangContext, useLang } from '../../platform/kit/lang.ts'
import { Notice } from '../../platform/kit/notice.tsx'
import { coverRows } from '../../platform/sync/cover.ts'
import { enlist } from '../../platform/sync/enlist.ts'
import { lendKey } from '../../platform/sync/key-ring.ts'
import { choosePin, tryPin } from '../../platform/sync/pin.ts'
import type { VaultRow } from '../../platform/sync/store.ts'
import { canEncrypt, onlyForUse, openByDevice } from '../../platform/sync/vault.ts'
import type { Lang } from '../../platform/words/words.ts'
import { lockNow } from './lock.ts'
import { lockWords } from './lock-words.ts'
import type { Own } from './own-phone.ts'
import { ChoosePin, type Chosen, initialsOf } from './pin-form.tsx'
import { sayTried } from './tried.ts'

/** Draws the page "Máy này": the lock as it stands, and how to have one. */
export async function drawThisPhone(lang: Lang, place: HTMLElement, own: Own): Promise<void> {
  const row = await own.store.get('vaults', own.vault.accountId)
  place.replaceChildren()
  render(
    <LangContext.Provider value={lang}>
      <Lock own={own} row={row} name={place.dataset['name'] ?? ''} />
    </LangContext.Provider>,
    place,
  )
}

function Lock({ own, row, name }: { own: Own; row: VaultRow | undefined; name: string }) {
  const lang = useLang()
  const [hasPin, setHasPin] = useState(own.hasPin)
  const [isSaved, setSaved] = useState(false)
  if (!row || !canEncrypt() || !('serviceWorker' in navigator)) {
    return <Notice kind="info">{lockWords.say(lang, 'no_lock_here')}</Notice>
  }
  const save = async (chosen: Chosen) => {
    const problem = await savePin(lang, own, chosen, hasPin)
    setSaved(problem === undefined)
    if (problem === undefined) setHasPin(true)
    return problem
  }
  const form = (
    <ChoosePin
      key={String(hasPin)}
      change={hasPin}
      shownName={hasPin ? row.shownName : row.shownName || initialsOf(name)}
      save={save}
    />
  )
  return (
    <>
      {isSaved && <Notice kind="success">{lockWords.say(lang, 'saved')}</Notice>}
      {hasPin ? (
        <>
          <Card>
            <p>{lockWords.say(lang, 'lock_lead')}</p>
            <Button type="button" kind="primary" big onClick={() => void lockNow(own.store)}>
              {lockWords.say(lang, 'lock_now')}
            </Button>
          </Card>
          <details class="card card-plain">
            <summary class="button button-quiet">
              <span>{lockWords.say(lang, 'change')}</span>
            </summary>
            {form}
          </details>
        </>
      ) : (
        <>
          <p>{lockWords.say(lang, 'choose_lead')}</p>
          <Notice kind="info">{lockWords.say(lang, 'choose_warning')}</Notice>
          <Card title={lockWords.say(lang, 'choose')}>{form}</Card>
        </>
      )}
      <p class="small soft">{lockWords.say(lang, 'encrypted')}</p>
    </>
  )
}

/** Answers a sentence when it could not be done. The first PIN waits for the escrow: forgotten, it must not cost a thing. */
async function savePin(lang: Lang, own: Own, { old, pin, shownName }: Chosen, change: boolean) {
  const { store, vault } = own
  const { accountId } = vault
  if (!change && (await enlist(store, accountId))) await coverRows(own)
  const tried = change ? await tryPin(store, accountId, old, true) : undefined
  if (tried && !tried.ok) return sayTried(lang, tried)
  const row = await store.get('vaults', accountId)
  if (!row?.escrow) return lockWords.say(lang, 'needs_network_once')
  const key = tried?.key ?? (await openByDevice(row, true))
  if (!key) return lockWords.say(lang, 'no_lock_here')
  await choosePin(store, row, key, pin, shownName)
  if (!change) await lendKey(accountId, await onlyForUse(key))
  return undefined
}
