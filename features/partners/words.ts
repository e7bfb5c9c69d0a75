import type { Lang } from '../../platform/words/words.ts'
import { kinds, type PartnerKind } from './contract.ts'

export function nameKind(lang: Lang, code: PartnerKind): string {
  return kinds.find((kind) => kind.code === code)?.[lang] ?? code
}
