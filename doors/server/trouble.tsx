import type { Problem } from '../../platform/journal/problem.ts'
import { useStanding } from '../../platform/kit/attempt.ts'
import { ButtonLink } from '../../platform/kit/button.tsx'
import { PublicPage } from '../../platform/kit/public-page.tsx'
import { catalogue } from '../../platform/words/words.ts'
import { languageHref } from './entrance.tsx'

const words = catalogue({
  title: { vi: 'Chưa mở được trang này', en: 'This page could not be opened' },
  home: { vi: 'Về trang đầu', en: 'Back to the start' },
  code: { vi: 'Mã: {code}', en: 'Code: {code}' },
})

/** What a person sees instead of a page: what happened and where to go. */
export function TroublePage({ problem }: { problem: Problem }) {
  const { lang, address } = useStanding()
  return (
    <PublicPage
      brand={{ href: '/', name: 'Thôn Số' }}
      title={words.say(lang, 'title')}
      lead={problem[lang]}
      languageHref={languageHref(lang, address)}
    >
      <p class="soft">{words.say(lang, 'code', { code: problem.code })}</p>
      <ButtonLink href="/home" kind="primary">
        {words.say(lang, 'home')}
      </ButtonLink>
    </PublicPage>
  )
}
