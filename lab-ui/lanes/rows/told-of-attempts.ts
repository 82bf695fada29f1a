/** What the grid tells of attempts, as one module to load. */
export { attemptGroups } from './attempt-groups.ts'
export { OutcomeOfAttempt } from '../cells/OutcomeOfAttempt.tsx'
