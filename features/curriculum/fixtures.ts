import { v7 as newId } from 'uuid'
import type { ClassInput, CoachingInput, EnrolInput } from './contract.ts'

/** Somebody of a household who likes to be called by name; say at least which household and team. */
export function aLearner(
  said: Partial<EnrolInput> & { readonly teamId: string; readonly householdId: string },
): EnrolInput {
  return { learnerId: newId(), name: 'Bà Lan (mẫu)', coachId: null, ...said }
}

/** A visit in person on which somebody first used the phone with help; say at least who and of which team. */
export function aLesson(
  said: Partial<CoachingInput> & { readonly teamId: string; readonly learnerId: string },
): CoachingInput {
  return {
    visitId: newId(),
    heldOn: '2025-11-03',
    mode: 'in_person',
    levels: { smartphone: 'with_help' },
    sessionId: null,
    ...said,
  }
}

/** Everybody present scanned a code with help. */
export function aClass(
  said: Partial<ClassInput> & { readonly teamId: string; readonly learnerIds: string[] },
): ClassInput {
  return { classId: newId(), heldOn: '2025-11-10', skill: 'qr', level: 'with_help', sessionId: null, ...said }
}
