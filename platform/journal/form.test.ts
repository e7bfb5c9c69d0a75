import * as v from 'valibot'
import { expect, test } from 'vitest'
import { correctHousehold } from '../../features/households/contract.ts'
import { correctMember } from '../../features/teams/contract.ts'
import { payloadFromForm } from './form.ts'

const read = (schema: v.GenericSchema, fields: Record<string, string | string[]>) =>
  payloadFromForm(schema, new Map(Object.entries(fields).map(([name, value]) => [name, [value].flat()])))
const householdId = '01a205bb-f000-7000-8000-0000000000ff'

test('a phone number that was emptied is taken away, and one that is not in the form stays', () => {
  const emptied = read(correctHousehold.schema, { householdId, headName: 'Nguyễn Văn Mẫu', phone: '', code: '' })
  expect(emptied).toEqual({ householdId, headName: 'Nguyễn Văn Mẫu', phone: null, code: null })
  expect(v.parse(correctHousehold.schema, emptied)).toMatchObject({ phone: null, code: null })
  const member = read(correctMember.schema, { memberId: householdId, phone: '', position: 'member' })
  expect(v.parse(correctMember.schema, member)).toEqual({ memberId: householdId, phone: null, position: 'member' })
})

test('a text that may be empty is emptied, and what cannot be empty is not said', () => {
  expect(read(correctHousehold.schema, { householdId, hamlet: '', consent: '', headName: '' })).toEqual({
    householdId,
    hamlet: '',
  })
})

test('lists, nested fields, numbers and ticks come out as their schema says', () => {
  const schema = v.strictObject({
    people: v.optional(v.number(), 1),
    helpers: v.optional(v.array(v.string()), []),
    agreed: v.boolean(),
    place: v.optional(v.strictObject({ village: v.string() })),
    items: v.array(v.strictObject({ kind: v.string() })),
  })
  expect(
    read(schema, {
      people: '2,5',
      helpers: ['a', '', 'b'],
      agreed: 'on',
      'place.village': 'Thôn 1',
      items: '{"kind":"qr"}',
      strange: 'x',
    }),
  ).toEqual({
    people: 2.5,
    helpers: ['a', 'b'],
    agreed: true,
    place: { village: 'Thôn 1' },
    items: [{ kind: 'qr' }],
    strange: 'x',
  })
  expect(read(schema, { people: '', helpers: '' })).toEqual({ agreed: false, items: [] })
})
