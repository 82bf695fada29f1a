/** What the grid tells of attempts, as one module to load. */
export { sequenceOf } from '../../../scenarios/runs/sequence/sequence.ts'
export { attemptGroups } from './attempt-groups.ts'
export { OutcomeOfAttempt } from '../cells/OutcomeOfAttempt.tsx'
