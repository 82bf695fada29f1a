/** What judges, as one module to load: the page is there sooner without it. */
export { laneVerdicts } from './lane-verdicts.ts'
export { predictionOf } from './prediction.ts'
