import { expect, test } from 'vitest'
import { wayOf } from './way.ts'

const android = 'Mozilla/5.0 (Linux; Android 10; SM-A107F'
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'

test('the browsers inside messengers are told from real ones, on both kinds of phones', () => {
  const within = (agent: string) =>
    wayOf(new Request('https://xa.example/', { headers: { 'user-agent': agent } })).within
  const inside: [string, string][] = [
    [
      `${android}; wv) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36 Zalo android/12110586 ZaloTheme/light`,
      'zalo',
    ],
    [`${iphone} Mobile/15E148 Zalo iOS/570 ZaloTheme/light ZaloLanguage/vn`, 'zalo'],
    [`${android}; wv) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/460.0.0.33;]`, 'facebook'],
    [`${iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/460.0;FBDV/iPhone12,1]`, 'facebook'],
    [`${iphone} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/450.0]`, 'facebook'],
    [`${iphone} Mobile/15E148 Safari Line/13.20.0`, 'another'],
    [`${android}; wv) AppleWebKit/537.36 Version/4.0 Chrome/124.0 Mobile Safari/537.36`, 'another'],
  ]
  for (const [agent, name] of inside) expect(within(agent), agent).toBe(name)
  const real = [
    `${android}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Mobile Safari/537.36`,
    `${android}) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/24.0 Chrome/117.0 Mobile Safari/537.36`,
    `${android}) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/122.0 Chrome/116.0 Mobile Safari/537.36`,
    `${iphone} Version/16.6 Mobile/15E148 Safari/604.1`,
    `${iphone} CriOS/124.0 Mobile/15E148 Safari/604.1`,
  ]
  for (const agent of real) expect(within(agent), agent).toBe(undefined)
})
