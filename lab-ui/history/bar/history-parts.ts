import { later } from '../../shell/later.ts'

/** What lists the attempts of the history: a bar with nothing in it does without. */
export const historyParts = later(() => import('./HistoryList.tsx'))
