import type { Exchange, HeaderList } from '../../words/exchange.ts'
import type { ChangeStep } from './step.ts'

/** What a proxy did to the CORS headers of the response that it passed on; null when it left them as they were. */
export function corsHeaderChange(fromBackend: Exchange, toBrowser: Exchange): ChangeStep['change'] | null {
  const before = corsHeaders(fromBackend.responseHeaders)
  const after = corsHeaders(toBrowser.responseHeaders)
  const areAllKept = isPartOf(before, after)
  const areAllOld = isPartOf(after, before)
  if (areAllKept && areAllOld) return null
  return areAllKept ? 'adds' : areAllOld ? 'removes' : 'changes'
}

/** How often each is there. */
function corsHeaders(headers: HeaderList): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [name, value] of headers) {
    const lowerCaseName = name.toLowerCase()
    if (!lowerCaseName.startsWith('access-control-')) continue
    const key = `${lowerCaseName}: ${value}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function isPartOf(part: ReadonlyMap<string, number>, whole: ReadonlyMap<string, number>): boolean {
  return [...part].every(([key, count]) => count <= (whole.get(key) ?? 0))
}
