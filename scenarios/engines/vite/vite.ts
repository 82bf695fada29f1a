import type { LaneEngineFacts } from '../engine-facts.ts'

/** Vite's development server: what stands before the backend of a local same-origin lane. */
export const vite: LaneEngineFacts = {
  title: 'Vite’s development server',
  log: null,
  canCache: false,
  corsWords: null,
  // Else it would answer preflights itself, and allow whoever asks.
  noCorsWords: /^ *cors: false,$/gm,
  broughtBy: 'same-origin',
}
