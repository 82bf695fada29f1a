/** What sends attempts, tells of them and judges them, as one module to load: a bench is there sooner without it. */
export { HistoryList } from '../history/HistoryList.tsx'
export { agents } from '../attempt/agents.ts'
export { seenByWitnesses } from '../attempt/seen-by-witnesses.ts'
export { sendToLane } from '../attempt/send-to-lane.ts'
export * as told from '../lanes/told-of-attempts.ts'
export { hadPreflight } from './had-preflight.ts'
export { lookedUp, notLookedUp } from './looked-up.ts'
export { laneVerdicts } from '../oracle/lane-verdicts.ts'
