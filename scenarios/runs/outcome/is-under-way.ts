import type { Attempt } from '../../words/attempt.ts'

/** Whether a witness has seen the beginning of an exchange and not its end: a moment later it will say more. */
export const isUnderWay = ({ exchanges }: Pick<Attempt, 'exchanges'>): boolean =>
  exchanges.some(({ durationMs, error }) => durationMs === null && error === null)
