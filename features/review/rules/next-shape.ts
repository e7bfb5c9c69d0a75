import * as v from 'valibot'
import { Count, list, Text, Uuid } from '../../../platform/journal/snapshot.ts'
import { rhythms } from '../../plan/contract.ts'
import { lineKinds, type NextContent } from './next-content.ts'
import { reasons } from './target-proposal.ts'

// What a next plan holds, as programs get it that follow.

const Amount = v.nullable(v.number())
const Proposed = v.strictObject({ atLeast: v.number(), reason: v.picklist(reasons) })
const Evidence = v.strictObject({ target: v.number(), done: Amount, before: Amount, there: Amount, unreached: Amount })

const Line = v.strictObject({
  id: Count,
  kind: v.picklist(lineKinds),
  text: Text,
  kept: v.boolean(),
  was: v.pipe(v.nullable(Text), v.description("As this period's plan says it, where it was changed.")),
})

const Target = v.strictObject({
  indicator: Text,
  scope: Text,
  label: Text,
  every: v.nullable(v.picklist(rhythms)),
  atLeast: v.number(),
  partOf: v.nullable(Count),
  kept: v.boolean(),
  was: v.number(),
  teams: list(
    v.strictObject({ teamId: Uuid, name: Text, atLeast: v.number(), proposed: Proposed, evidence: Evidence }),
  ),
  proposed: v.nullable(Proposed),
  evidence: v.nullable(Evidence),
})

export const NextShape: v.GenericSchema<unknown, NextContent> = v.strictObject({
  lines: list(Line),
  targets: list(Target),
  recipients: list(Text),
  signer: Text,
  lessons: v.nullable(list(Text)),
})
