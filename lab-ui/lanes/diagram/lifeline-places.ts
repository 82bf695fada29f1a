import type { Lifeline } from '../../../scenarios/runs/sequence/step.ts'

/** Where a lifeline stands, as a share of the lane's width: the same in every lane. */
export const placeOf: Readonly<Record<Lifeline, string>> = { browser: '11%', proxy: '50%', backend: '89%' }

const order: readonly Lifeline[] = ['browser', 'proxy', 'backend']

/** Whether a message runs from left to right. */
export function isRightwards({ from, to }: { readonly from: Lifeline; readonly to: Lifeline }): boolean {
  return order.indexOf(from) < order.indexOf(to)
}
