import type { Window } from '../../../platform/clock/days.ts'
import type { Indicator } from '../contract.ts'

const places: Partial<Record<Indicator, string>> = {
  online_dossiers: '/desk/dossiers/list',
  platform_adoptions: '/desk/platforms',
  sessions: '/desk/sessions/list',
  sellers_opened: '/desk/sellers',
  sellers_with_orders: '/desk/sellers',
}

/** Where the records behind a figure are listed; `part` narrows it to one procedure, platform or kind of bill. */
export function recordsHref(of: {
  figure: Indicator
  window: Window
  teamId?: string | undefined
  part?: string
}): string {
  const place = places[of.figure] ?? '/desk/visits'
  const query = new URLSearchParams({ figure: of.figure, from: of.window.from, to: of.window.to })
  // Only a session that was held is counted.
  if (of.figure === 'sessions') query.set('status', 'closed')
  if (of.teamId !== undefined) query.set('teamId', of.teamId)
  if (of.part !== undefined) query.set('part', of.part)
  return `${place}?${query}`
}
