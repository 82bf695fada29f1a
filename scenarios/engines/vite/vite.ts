import type { LaneEngineFacts } from '../engine-facts.ts'

/** Vite's development server: what stands before the backend of a local same-origin lane. */
export const vite: LaneEngineFacts = {
  title: 'Vite’s development server',
  keepsLog: false,
  canCache: false,
  broughtBy: 'same-origin',
}
