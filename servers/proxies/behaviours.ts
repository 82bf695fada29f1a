import type { Behaviour } from './behaviours/behaviour.ts'
import { cachedBehaviours } from './behaviours/cached.ts'
import { fieldBehaviours } from './behaviours/fields.ts'
import { ownAnswers } from './behaviours/own-answers.ts'
import { preflights } from './behaviours/preflights.ts'
import { responses } from './behaviours/responses.ts'

/** What any engine must do that answers for CORS, each seen on the wire. */
export const behaviours: readonly Behaviour[] = [...preflights, ...responses, ...ownAnswers]

/** What any engine must do whose behaviour is not as it should be in one field, or that keeps a cache. */
export const behavioursOnRequest: readonly Behaviour[] = [...fieldBehaviours, ...cachedBehaviours]
