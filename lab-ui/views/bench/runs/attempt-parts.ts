/** What sends attempts, tells of them and judges them, as one module to load: a bench is there sooner without it. */
export { sendRun } from '../../../attempt/run/send-run.ts'
export * as told from '../../../lanes/rows/told-of-attempts.ts'
export { hadPreflight } from '../../../attempt/run/had-preflight.ts'
export { laneVerdicts } from '../../../judged/oracle/lane-verdicts.ts'
