import { LanguageIcon } from './icons.tsx'
import { useLang } from './lang.ts'
import { words } from './words.ts'

/** Leads to the same page in the other language, named in that language. */
export function LanguageLink({ href }: { href: string }) {
  const lang = useLang()
  return (
    <a class="language" href={href} lang={lang === 'vi' ? 'en' : 'vi'} hreflang={lang === 'vi' ? 'en' : 'vi'}>
      <LanguageIcon />
      <span>{words.say(lang, 'other_language')}</span>
    </a>
  )
}
