import type { GridGroup } from './grid-row.ts'
import { happened } from './happened-rows.tsx'
import type { LaneView } from '../../judged/lane-view.ts'
import { messageGroups } from './message-groups.tsx'
import { whyGroup } from './why-rows.tsx'

/** What is told of an attempt below the first rows, from top to bottom; `last` is what comes after it. */
export function attemptGroups(views: readonly LaneView[], last: GridGroup): readonly GridGroup[] {
  const below = [whyGroup(views), ...messageGroups(views), last]
  // Rows that are others than before come as new ones, so that no row of an attempt moves to another place.
  const signature = below.map((group) => signatureOf(group, views)).join(';')
  return [
    happened(views),
    ...below.map((group) => Object.assign({}, group, { key: `${group.key}|${signature}` })),
  ]
}

const signatureOf = ({ key, rows, absence }: GridGroup, views: readonly LaneView[]): string => {
  const lanes = views.map((view) => (absence?.(view) === null ? '+' : '-'))
  return `${key}${lanes.join('')}${rows.map((row) => row.key).join()}`
}
