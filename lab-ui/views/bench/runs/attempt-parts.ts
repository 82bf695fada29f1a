/** What sends attempts, tells of them and judges them, as one module to load: a bench is there sooner without it. */
export { agents } from '../../../attempt/agents/agents.ts'
export { seenByWitnesses } from '../../../attempt/sending/seen-by-witnesses.ts'
export { sendToLane } from '../../../attempt/sending/send-to-lane.ts'
export * as told from '../../../lanes/rows/told-of-attempts.ts'
export { hadPreflight } from '../../../attempt/run/had-preflight.ts'
export { lookedUp, notLookedUp } from '../../../attempt/run/looked-up.ts'
export { laneVerdicts } from '../../../judged/oracle/lane-verdicts.ts'
