import { type ComponentChildren, h } from 'preact'
import { listAsked } from '../../features/outreach/reads.ts'
import { OutreachStrip } from '../../features/outreach/screens/field-outreach.tsx'
import type { Ask } from '../server/page.ts'
import type { Choice } from './teams.ts'

/** What the team is asked to tell people and has not told yet, for its first screen. */
export async function outreachStripFor({ scope, today }: Ask, { team, suffix }: Choice): Promise<ComponentChildren> {
  if (!team) return undefined
  const open = (await listAsked(scope, team.teamId, today)).filter(({ publication }) => publication === null)
  return h(OutreachStrip, { open: open.length, late: open.filter(({ state }) => state === 'late').length, suffix })
}
