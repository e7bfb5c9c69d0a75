import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sellerFigures } from '../../features/commerce/reads.ts'
import { amountHref } from '../../features/progress/screens/records-href.ts'
import { countedIds } from '../../platform/journal/form.ts'
import { doors } from '../cli/doors.ts'
import { textIn } from '../server/page.ts'
import { filterOf as householdFilterOf } from './household-filter.ts'
import { pagesOf, searchOf } from './paging.ts'
import { namesIn } from './team-set-up.ts'
import { filterOf } from './visits.ts'

const teamId = '01a205bb-f000-7000-8000-0000000000ff'

test('a list that fits one page has no pages, a longer one keeps its filter from page to page', () => {
  expect(pagesOf('/desk/visits', {}, 1, 50, 50)).toBeUndefined()
  expect(pagesOf('/desk/visits', { kind: 'qr', from: '' }, 2, 50, 101)).toEqual({
    page: 2,
    pages: 3,
    earlierHref: '/desk/visits?kind=qr&page=1',
    laterHref: '/desk/visits?kind=qr&page=3',
  })
  expect(pagesOf('/desk/visits', {}, 99, 50, 101)?.earlierHref).toBe('/desk/visits?page=3')
  expect(searchOf({ q: '' })).toBe('')
})

test('a figure in the address opens the visits it counts, narrowed only by team and days', () => {
  const { filter, keep } = filterOf({ figure: 'bill_payments', part: 'water', teamId, kind: 'qr', from: '2025-10-01' })
  expect(filter).toEqual({
    status: 'counted',
    kinds: ['bill_payment'],
    detail: 'water',
    teamId,
    from: '2025-10-01',
    to: undefined,
  })
  expect(keep).toEqual({ figure: 'bill_payments', part: 'water' })
})

test('nonsense in an address is no filter', () => {
  const noise = fc.dictionary(
    fc.constantFrom('teamId', 'from', 'to', 'kind', 'status', 'vulnerable', 'household', 'figure', 'q', 'reached'),
    fc.string(),
  )
  fc.assert(
    fc.property(noise, (query) => {
      const { filter } = filterOf(query)
      expect(filter.teamId ?? teamId).toMatch(/^[0-9a-f-]{36}$/i)
      expect(filter.from ?? '2025-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(householdFilterOf(query).query).not.toMatch(/\p{Cc}/u)
    }),
  )
  expect(textIn({ q: 'Hà\u0000 Lan' }, 'q')).toBe('Hà Lan')
})

test('village names are one a line, each once', () => {
  expect(namesIn(' Thôn  Đông \r\n\nThôn Đoài\nThôn Đông')).toEqual(['Thôn Đông', 'Thôn Đoài'])
})

test('ids counted on from a first one differ from each other and come out the same again', () => {
  const ids = Array.from({ length: 600 }, (_, place) => countedIds(teamId)(place))
  expect(new Set(ids).size).toBe(600)
  expect(ids[0]).toBe(teamId)
  expect(ids[1]).toBe('01a205bb-f000-7000-8000-000000000100')
  expect(countedIds('01a205bb-f000-7000-8000-ffffffffffff')(1)).toBe('01a205bb-f000-7000-8000-000000000000')
})

test('what other features count is listed on a page there is, by team, kind and days', () => {
  const window = { from: '2025-09-15', to: '2025-12-14' }
  const paths = doors.flatMap(({ pages }) => pages.map(({ path }) => path.replace(/:\w+/g, 'x')))
  const tallied = [
    'sessions',
    'session_attendances',
    'learners',
    'skills_mastered',
    'members_active',
    'members_trained',
    ...sellerFigures,
  ]
  for (const figure of tallied)
    for (const teamId of [undefined, 'x'])
      expect(paths).toContain(amountHref({ figure, dimension: 'mobile', teamId, window })?.replace(/\?.*/, ''))
  expect(amountHref({ figure: 'skills_mastered', dimension: 'qr', teamId: 'x', window })).toBe(
    '/desk/curriculum/records?figure=skills_mastered&from=2025-09-15&to=2025-12-14&teamId=x&part=qr',
  )
  expect(amountHref({ figure: 'sessions', dimension: 'mobile', teamId: 'x', window })).toBe(
    '/desk/sessions/list?status=closed&from=2025-09-15&to=2025-12-14&kind=mobile&teamId=x',
  )
})
