import type { Window } from '../../../platform/clock/days.ts'
import type { Amount, Indicator } from '../contract.ts'

const places: Partial<Record<Indicator, string>> = {
  online_dossiers: '/desk/dossiers/list',
  platform_adoptions: '/desk/platforms',
  sessions: '/desk/sessions/list',
  sellers_opened: '/desk/sellers',
  sellers_with_orders: '/desk/sellers',
  messages_published: '/desk/outreach/published',
}

/** What has lists of its own in the field. */
const fieldPlaces: Partial<Record<Indicator, string>> = {
  sessions: '/field/sessions',
  sellers_opened: '/field/sellers',
  sellers_with_orders: '/field/sellers',
  messages_published: '/field/outreach',
}

/** Where the records behind a figure are listed; `part` narrows it to one procedure, platform, kind of bill or vulnerable group. */
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

/** The same in the field area, of the team in the address; `of` the report, which may have frozen them. */
export function fieldRecordsHref(
  figure: Indicator,
  window: 'target' | 'report',
  suffix: string,
  of?: 'report',
): string {
  const place = fieldPlaces[figure]
  if (place !== undefined) return place + suffix
  const team = new URLSearchParams(suffix).get('team')
  const query = { figure, window, ...(of && { of }), ...(team !== null && { team }) }
  return `/field/records?${new URLSearchParams(query)}`
}

type AmountOf = Omit<Amount, 'amount'> & { readonly teamId?: string | undefined; readonly window: Window }

/** Where the records behind a figure that another feature counts are listed; undefined where there is no list of them. */
export function amountHref({ figure, dimension, teamId, window: { from, to } }: AmountOf): string | undefined {
  const team = teamId === undefined ? {} : { teamId }
  const held = (more: Record<string, string>) =>
    `/desk/sessions/list?${new URLSearchParams({ status: 'closed', from, to, ...more })}`
  switch (figure) {
    case 'sellers_opened':
    case 'sellers_with_orders':
      return recordsHref({ figure, window: { from, to }, teamId, ...(dimension !== '' && { part: dimension }) })
    case 'sessions':
      return held({ kind: dimension, ...team })
    case 'session_attendances':
      return held(team)
    case 'members_active':
      return `/desk/teams/members?${new URLSearchParams({ on: to, ...team })}`
    case 'members_trained':
      return teamId === undefined ? held({ kind: 'members_training' }) : `/desk/training/teams/${teamId}`
    case 'messages_published':
      return `/desk/outreach/published?${new URLSearchParams({ from, to, ...team, ...(dimension !== '' && { channel: dimension }) })}`
    case 'learners':
    case 'skills_mastered':
      return `/desk/curriculum/records?${new URLSearchParams({ figure, from, to, ...team, ...(dimension !== '' && { part: dimension }) })}`
    default:
      return undefined
  }
}
