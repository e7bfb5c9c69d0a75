import type { Kept } from '../../platform/sync/outbox.ts'

export function isHeld(kept: Kept): boolean {
  return kept.problem?.heldFor === 'officer'
}
