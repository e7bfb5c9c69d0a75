import { enrol, teachClass, undoCoaching } from '../../features/curriculum/contract.ts'
import { words as curriculum, nameSkill, tellLevels } from '../../features/curriculum/words.ts'
import { type DossierInput, dossiersProblems, fileDossier, moveDossier } from '../../features/dossiers/contract.ts'
import { saidProblem, secretIn } from '../../features/dossiers/rules.ts'
import { words as dossiers, nameStatus } from '../../features/dossiers/words.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Said } from './orders.ts'

// Fetched when a lesson or a dossier is about to be kept, so that no other page waits for its words.

/** "Bà Lan: Nhắn tin (Tự làm), Quét mã QR (Có người chỉ)"; "Hồ sơ: Bà Lan: Đăng ký khai sinh". */
export function labelIn(lang: Lang, type: string, said: Said, whom: string): string {
  if (type === fileDossier.type) return [dossiers.say(lang, 'dossier'), whom, said.words].filter(Boolean).join(': ')
  if (type === moveDossier.type) return dossiers.say(lang, 'step_for', { status: nameStatus(lang, said.status ?? '') })
  if (type.startsWith('dossiers.')) return dossiers.say(lang, 'remind_on')
  if (type === enrol.type) return curriculum.say(lang, 'add_learner')
  if (type === undoCoaching.type) return curriculum.say(lang, 'undo')
  if (type === teachClass.type)
    return curriculum.say(lang, 'class_saved', {
      skill: nameSkill(lang, said.skill ?? ''),
      n: said.learnerIds?.length ?? 0,
    })
  return `${whom || curriculum.say(lang, 'learners')}: ${tellLevels(lang, said.levels ?? {})}`
}

/** What can be said against a dossier on the phone already: a secret must not be kept here until the server refuses it. */
export function foresee(type: string, payload: unknown, today: string): Problem | undefined {
  if (type !== fileDossier.type && type !== moveDossier.type) return undefined
  const said = payload as { note: string } & DossierInput
  const code = type === fileDossier.type ? saidProblem(said, today) : secretIn(said.note)
  return code && dossiersProblems.make(code)
}
