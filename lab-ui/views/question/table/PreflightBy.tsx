import { Tag } from '../../../controls/Tag.tsx'
import type { CellView } from '../run/cell-view.ts'
import type { Seen } from '../../../../scenarios/runs/comparison/seen.ts'
import type { Lane } from '../../../../scenarios/setup/stage.ts'

/** Who answered the preflight, by the witnesses; and another visitor's, where that was somebody else. */
export function PreflightBy({ view, seen }: { readonly view: CellView; readonly seen: Seen }) {
  const { lane, rounds } = view
  if (lane === null) return null
  const other = rounds['other-visitor']?.seen ?? null
  const first = byWords(seen, lane)
  const then = other === null ? first : byWords(other, lane)
  return (
    <>
      <Tag means={first.means}>{first.words}</Tag>
      {then.words !== first.words && (
        <small>
          another visitor’s: <Tag means={then.means}>{then.words}</Tag>
        </small>
      )}
    </>
  )
}

function byWords({ preflight }: Seen, lane: Lane) {
  switch (preflight.kind) {
    case 'answered': {
      // A proxy that applies no policy has nothing of its own to say to a preflight.
      const isFromCache = preflight.by === 'proxy' && lane.strategy === 'backend+proxy-cache'
      if (isFromCache) return { means: 'cache', words: 'proxy’s cache' } as const
      const isFine = preflight.status >= 200 && preflight.status < 300
      return {
        means: preflight.by,
        words: isFine ? preflight.by : `${preflight.by}: ${preflight.status}`,
      } as const
    }
    case 'unanswered':
      return { means: 'blocked', words: 'nobody' } as const
    case 'cached':
      return { means: 'cache', words: 'browser’s cache' } as const
    case 'not-needed':
      return { means: 'idle', words: 'no preflight' } as const
    case 'unknown':
      return { means: 'idle', words: 'none was seen' } as const
  }
}
