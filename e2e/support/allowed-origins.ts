import type { Attempt } from '../../scenarios/words/attempt.ts'

/** The values of Access-Control-Allow-Origin on the last response that the browser got. */
export function allowedOrigins({ exchanges }: Attempt, witness: 'proxy' | 'backend'): string[] {
  const last = exchanges.findLast((each) => each.witness === witness)
  return (last?.responseHeaders ?? []).flatMap(([name, value]) =>
    name.toLowerCase() === 'access-control-allow-origin' ? [value] : [],
  )
}
