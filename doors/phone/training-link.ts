import { type ComponentChildren, h } from 'preact'
import { TrainingLink } from '../../features/training/screens/field-training.tsx'
import type { Choice } from './teams.ts'

/** From the first screen of the day to the team's training. */
export function trainingLinkFor({ suffix }: Choice): ComponentChildren {
  return h(TrainingLink, { suffix })
}
