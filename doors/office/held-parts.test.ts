import { expect, test } from 'vitest'
import { handlers } from '../../features/registry.ts'
import { type HeldNames, shown } from './held-parts.ts'

const nobody: HeldNames = { people: new Map(), teams: new Map(), households: new Map(), sessions: new Map() }

test('whatever a phone sends is named in plain words where it is held, in both languages', () => {
  const fromPhones = handlers.filter(({ spec }) => spec.fromField).map(({ spec }) => spec.type)
  expect(fromPhones.length).toBeGreaterThan(20)
  const held = {
    ...{ commandId: '', accountId: '', payload: {}, deviceAt: '', receivedAt: '', reason: '' },
    ...{ problem: { code: 'x', vi: 'x', en: 'x' }, status: 'waiting' as const, decidedAt: null, decidedBy: null },
  }
  for (const lang of ['vi', 'en'] as const)
    for (const type of fromPhones) expect(shown(lang, { ...held, type }, nobody).what, type).not.toBe(type)
})
