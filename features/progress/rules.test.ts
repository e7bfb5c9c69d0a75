import { expect, test } from 'vitest'
import type { VisitFact } from '../support/contract.ts'
import { canBeFollowed, contributionOf, countAgain, recordsBehind } from './rules.ts'

const visit: VisitFact = {
  visitId: 'v',
  teamId: 't',
  householdId: 'h',
  heldOn: '2025-11-03',
  inPerson: true,
  vulnerable: true,
  people: 2,
  items: [],
  recordedBy: null,
}
test('a target for something that nobody counts is not followed, rather than followed from zero', () => {
  expect(['households_supported', 'sessions', 'feedback_received', 'other'].map(canBeFollowed)).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('an anonymous visit is a visit and people, never a household', () => {
  const counted = countAgain([{ ...visit, householdId: null, vulnerable: false }], new Map())
  expect(counted).toMatchObject({ supports: 1, people_supported: 2, anonymous_supports: 1, households_supported: 0 })
})

test('a bill counts under its kind; dossiers and platforms are counted where their records live', () => {
  const items = [
    { kind: 'vneid', detail: null },
    { kind: 'e_wallet', detail: 'zalopay' },
    { kind: 'bill_payment', detail: 'water' },
    { kind: 'bill_payment', detail: null },
    { kind: 'online_dossier', detail: 'Đăng ký khai sinh' },
    { kind: 'qr', detail: null },
  ]
  const { parts } = contributionOf({ ...visit, items })
  expect(parts.slice(2)).toEqual([
    { figure: 'bill_payments', dimension: 'water', amount: 1 },
    { figure: 'bill_payments', dimension: '', amount: 1 },
  ])
})

test('two records of one merged household are one household', () => {
  const twins = [visit, { ...visit, visitId: 'w', householdId: 'twin', vulnerable: false }]
  expect(countAgain(twins, new Map()).households_supported).toBe(2)
  expect(countAgain(twins, new Map([['twin', 'h']])).households_supported).toBe(1)
})

test('a figure opens the visits it counts', () => {
  expect(recordsBehind('bill_payments')).toEqual({ status: 'counted', kinds: ['bill_payment'] })
  expect(recordsBehind('bill_payments', 'water')).toEqual({
    status: 'counted',
    kinds: ['bill_payment'],
    detail: 'water',
  })
  expect(recordsBehind('vulnerable_households_guided_in_person')).toEqual({
    status: 'counted',
    vulnerableInPerson: true,
  })
  expect(recordsBehind('people_supported')).toEqual({ status: 'counted' })
})
