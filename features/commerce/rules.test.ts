import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  correctionProblem,
  isLink,
  isStalled,
  nextStep,
  type Reached,
  saidProblem,
  secretIn,
  shopSteps,
  stepKinds,
  stepProblem,
  undoProblem,
} from './rules.ts'

const approached: Reached = { kind: 'approached', on: '2025-10-02' }
const opened: Reached = { kind: 'shop_opened', on: '2025-10-10' }

describe('a step', () => {
  test('needs the one before it, and says which', () => {
    expect(stepProblem({ kind: 'listed', on: '2025-10-12' }, [approached], 1)).toBe('commerce.shop_not_opened')
    expect(stepProblem({ kind: 'photos', on: '2025-10-12' }, [approached, opened], 1)).toBe('commerce.not_listed_yet')
    expect(stepProblem({ kind: 'first_order', on: '2025-10-12' }, [approached, opened], 1)).toBe(
      'commerce.photos_not_yet',
    )
    expect(stepProblem({ kind: 'paid_online', on: '2025-10-12' }, [approached, opened], 1)).toBe(
      'commerce.no_order_yet',
    )
  })

  test('may fall on the day of the one before it, and not earlier', () => {
    expect(stepProblem({ kind: 'shop_opened', on: '2025-10-02' }, [approached], 0)).toBeUndefined()
    expect(stepProblem({ kind: 'shop_opened', on: '2025-10-01' }, [approached], 0)).toBe('commerce.before_last')
  })

  test('of listing needs a product', () => {
    expect(stepProblem({ kind: 'listed', on: '2025-10-12' }, [approached, opened], 0)).toBe('commerce.no_product')
    expect(stepProblem({ kind: 'listed', on: '2025-10-12' }, [approached, opened], 1)).toBeUndefined()
  })

  test('is taken once', () => {
    expect(stepProblem({ kind: 'shop_opened', on: '2025-10-12' }, [approached, opened], 1)).toBe('commerce.step_taken')
  })

  test('is never in the future, nor before there were teams', () => {
    expect(saidProblem({ on: '2025-12-02', texts: [] }, '2025-12-01')).toBe('commerce.in_the_future')
    expect(saidProblem({ on: '2001-01-01', texts: [] }, '2025-12-01')).toBe('commerce.too_long_ago')
  })
})

test('a corrected day stays between its neighbours', () => {
  const listed: Reached = { kind: 'listed', on: '2025-10-20' }
  expect(correctionProblem({ kind: 'shop_opened', on: '2025-10-21' }, [approached, listed])).toBe('commerce.after_next')
  expect(correctionProblem({ kind: 'shop_opened', on: '2025-10-01' }, [approached, listed])).toBe(
    'commerce.before_last',
  )
  expect(correctionProblem({ kind: 'shop_opened', on: '2025-10-20' }, [approached, listed])).toBeUndefined()
  expect(correctionProblem({ kind: 'approached', on: '2025-10-11' }, [opened, listed])).toBe('commerce.after_next')
})

test('only the last step is taken back, and the approach never', () => {
  expect(undoProblem('shop_opened', [approached, { kind: 'listed' }])).toBe('commerce.later_steps_first')
  expect(undoProblem('shop_opened', [approached])).toBeUndefined()
  expect(undoProblem('approached', [])).toBe('commerce.approach_stays')
})

test('whatever steps and corrections are asked for, what is reached stays in order of kind and of day', () => {
  const day = fc.constantFrom('2025-10-01', '2025-10-02', '2025-10-10', '2025-10-20', '2025-11-01')
  const ask = fc.record({
    kind: fc.constantFrom(...shopSteps),
    on: day,
    what: fc.constantFrom('take', 'correct', 'undo'),
  })
  fc.assert(
    fc.property(fc.array(ask, { maxLength: 60 }), (asked) => {
      let reached: Reached[] = [approached]
      for (const { kind, on, what } of asked) {
        const others = reached.filter((one) => one.kind !== kind)
        const isThere = others.length < reached.length
        if (what === 'take' && !stepProblem({ kind, on }, reached, 1)) reached = [...reached, { kind, on }]
        if (what === 'correct' && isThere && !correctionProblem({ kind, on }, others))
          reached = [...others, { kind, on }]
        if (what === 'undo' && isThere && !undoProblem(kind, others)) reached = others
        const sorted = stepKinds.flatMap((one) => reached.filter((each) => each.kind === one))
        expect(sorted.map((one) => one.kind)).toEqual(stepKinds.slice(0, sorted.length))
        expect(sorted.map((one) => one.on)).toEqual(sorted.map((one) => one.on).sort())
        expect(nextStep(reached)).toBe(stepKinds[sorted.length])
      }
    }),
  )
})

test('a seller stands still after so many days without a step, unless stopped or at the end', () => {
  const seller = { standing: 'active', stage: 'listed' as const, lastOn: '2025-11-01' }
  expect(isStalled(seller, '2025-11-30', 30)).toBe(false)
  expect(isStalled(seller, '2025-12-01', 30)).toBe(true)
  expect(isStalled({ ...seller, standing: 'stopped' }, '2025-12-31', 30)).toBe(false)
  expect(isStalled({ ...seller, stage: 'paid_online' }, '2025-12-31', 30)).toBe(false)
})

describe('never kept', () => {
  test('are numbers of accounts, cards and identity cards, however they are grouped', () => {
    for (const text of [
      '0011 0022 33445',
      'STK 123456',
      '9704-1234-5678-9012',
      '031085001234',
      'so tai khoan: 7654321',
    ])
      expect(secretIn(text), text).toBe('commerce.holds_number')
  })

  test('are passwords and one-time codes', () => {
    for (const text of ['mật khẩu shop là abc', 'OTP 123456']) expect(secretIn(text), text).toBeDefined()
  })

  test('while prices, telephone numbers, weights and days may be said', () => {
    for (const text of [
      'Giá 1.250.000.000 đ',
      'Gọi 0912 345 678',
      '+84 912345678',
      'Túi 500 g',
      'Hẹn 26.11.2025',
      'Lô 2025',
    ])
      expect(secretIn(text), text).toBeUndefined()
  })
})

test('a link is a page on the web or nothing', () => {
  for (const link of ['', 'https://postmart.vn/vai-thieu-1234567890', 'http://voso.vn']) expect(isLink(link)).toBe(true)
  for (const link of ['javascript:alert(1)', 'gian hàng', 'https://', 'ftp://a.vn']) expect(isLink(link)).toBe(false)
})
