import {
  coach,
  correctCoaching,
  enrol,
  type Levels,
  teachClass,
  undoCoaching,
} from '../../features/curriculum/contract.ts'
import { words as curriculum, nameSkill, tellLevels } from '../../features/curriculum/words.ts'
import {
  cancelDossier,
  correctDossier,
  type DossierInput,
  dossiersProblems,
  fileDossier,
  moveDossier,
  remindOfDossier,
} from '../../features/dossiers/contract.ts'
import { saidProblem, secretIn } from '../../features/dossiers/rules.ts'
import { words as dossiers, nameStatus } from '../../features/dossiers/words.ts'
import { cancelSupport } from '../../features/support/contract.ts'
import { afterBirth, afterHousehold, type FieldOrder, insteadAs, type Said, undoneBy } from './field-order.ts'
import { outreachOrders } from './outreach-orders.ts'
import { sellerOrders } from './seller-orders.ts'
import { sessionOrders } from './session-orders.ts'

// Fetched when a lesson, a dossier, an attendance, a publication or something of a seller is about to be kept, so that no other page waits for its words.

type SaidMore = Said & {
  readonly learnerIds?: readonly string[]
  readonly levels?: Levels
  readonly skill?: string
  readonly words?: string
  readonly status?: string
}

/** "Bà Lan: Nhắn tin (Tự làm), Quét mã QR (Có người chỉ)". */
const tellLesson: FieldOrder['label'] = (lang, { levels = {} }: SaidMore, whom) =>
  `${whom || curriculum.say(lang, 'learners')}: ${tellLevels(lang, levels)}`

/** A lesson that came before its learner, a learner before the household: each waits for the other. */
const afterLearner: FieldOrder['settle'] = (kept, { code }, others) =>
  code === 'curriculum.learner_not_found' || code === 'curriculum.household_out_of_sight'
    ? afterBirth(kept, enrol, 'learnerId', others)
    : undefined

export const farOrders: readonly FieldOrder[] = [
  {
    spec: enrol,
    label: (lang) => curriculum.say(lang, 'add_learner'),
    born: 'learnerId',
    seeAt: '/field/learners/new',
    settle: (kept, { code }, others) => afterHousehold(kept, code, others),
  },
  {
    spec: coach,
    label: tellLesson,
    born: 'visitId',
    mendAt: '/field/coach#kept=',
    undo: undoneBy(cancelSupport, 'visitId'),
    settle: (kept, problem, others) =>
      problem.code === 'curriculum.already_recorded'
        ? insteadAs(correctCoaching, kept)
        : afterLearner(kept, problem, others),
  },
  { spec: correctCoaching, label: tellLesson, seeAt: '/field/learners/{learnerId}', settle: afterLearner },
  {
    spec: undoCoaching,
    label: (lang) => curriculum.say(lang, 'undo'),
    seeAt: '/field/learners/{learnerId}',
    settle: afterLearner,
  },
  {
    spec: teachClass,
    label: (lang, { skill = '', learnerIds = [] }: SaidMore) =>
      curriculum.say(lang, 'class_saved', { skill: nameSkill(lang, skill), n: learnerIds.length }),
    born: 'classId',
    seeAt: '/field/class',
    settle: afterLearner,
  },
  {
    spec: fileDossier,
    label: (lang, { words }: SaidMore, whom) => [dossiers.say(lang, 'dossier'), whom, words].filter(Boolean).join(': '),
    born: 'dossierId',
    mendAt: '/field/dossiers/new#kept=',
    undo: undoneBy(cancelDossier, 'dossierId'),
    settle: (kept, { code }, others) =>
      code === 'dossiers.already_filed' ? insteadAs(correctDossier, kept) : afterHousehold(kept, code, others),
    // A secret must not be kept here until the server refuses it.
    foresee: (payload, today) => problemOf(saidProblem(payload as DossierInput, today)),
  },
  {
    spec: moveDossier,
    label: (lang, { status = '' }: SaidMore) => dossiers.say(lang, 'step_for', { status: nameStatus(lang, status) }),
    born: 'eventId',
    seeAt: '/field/dossiers/{dossierId}',
    foresee: (payload) => problemOf(secretIn((payload as { note: string }).note)),
  },
  { spec: remindOfDossier, label: (lang) => dossiers.say(lang, 'remind_on'), seeAt: '/field/dossiers/{dossierId}' },
  ...sellerOrders,
  ...sessionOrders,
  ...outreachOrders,
]

function problemOf(code: Parameters<typeof dossiersProblems.make>[0] | undefined) {
  return code && dossiersProblems.make(code)
}
