// For the rights test alone: how to make up each order, and how to ask each question, with ids dealt from anywhere.

import * as budget from './rights-cases/budget.ts'
import * as commerce from './rights-cases/commerce.ts'
import * as curriculum from './rights-cases/curriculum.ts'
import type { Cases } from './rights-cases/deal.ts'
import * as dossiers from './rights-cases/dossiers.ts'
import * as held from './rights-cases/held.ts'
import * as households from './rights-cases/households.ts'
import * as mobilisation from './rights-cases/mobilisation.ts'
import * as outreach from './rights-cases/outreach.ts'
import * as partners from './rights-cases/partners.ts'
import * as people from './rights-cases/people.ts'
import * as places from './rights-cases/places.ts'
import * as plan from './rights-cases/plan.ts'
import * as progress from './rights-cases/progress.ts'
import * as recognition from './rights-cases/recognition.ts'
import * as reminders from './rights-cases/reminders.ts'
import * as reports from './rights-cases/reports.ts'
import * as review from './rights-cases/review.ts'
import * as sessions from './rights-cases/sessions.ts'
import * as support from './rights-cases/support.ts'
import * as teams from './rights-cases/teams.ts'
import * as training from './rights-cases/training.ts'

export { type Deal, type Noun, nouns } from './rights-cases/deal.ts'

const features: readonly Cases[] = [
  budget,
  commerce,
  curriculum,
  dossiers,
  held,
  households,
  mobilisation,
  outreach,
  partners,
  people,
  places,
  plan,
  progress,
  recognition,
  reminders,
  reports,
  review,
  sessions,
  support,
  teams,
  training,
]

export const orders: Cases['orders'] = Object.assign({}, ...features.map((feature) => feature.orders))
export const questions: Cases['questions'] = Object.assign({}, ...features.map((feature) => feature.questions))
