import type { ComponentType } from 'preact'

export type Mark = { readonly accountId: string; readonly today: string; readonly teamId?: string | undefined }

/** Tells the phone's script whose page this is, so that a kept page never sends under another person's name. */
export function marked<Props extends object>(Screen: ComponentType<Props>): ComponentType<Props & { mark: Mark }> {
  return ({ mark, ...props }) => (
    <>
      <div hidden data-account={mark.accountId} data-today={mark.today} data-team={mark.teamId} />
      <Screen {...(props as unknown as Props)} />
    </>
  )
}
