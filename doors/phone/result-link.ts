import { type ComponentChildren, h } from 'preact'
import { ResultLink } from '../../features/recognition/screens/field-result.tsx'
import type { Choice } from './teams.ts'

/** From the first screen of the day to what one's own work comes to. */
export function resultLinkFor({ suffix }: Choice): ComponentChildren {
  return h(ResultLink, { suffix })
}
