/** What predicts, as one module to load: the page is there sooner without it. */
export { predictionOf } from './prediction.ts'
