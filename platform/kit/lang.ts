import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Lang } from '../words/words.ts'

/** Set once by a door around a whole page; Vietnamese is the language of the product. */
export const LangContext = createContext<Lang>('vi')

export function useLang(): Lang {
  return useContext(LangContext)
}
