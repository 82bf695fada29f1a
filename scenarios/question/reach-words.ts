import type { Seen, SeenExchange } from '../runs/comparison/seen.ts'
import { countOf } from '../runs/outcome/exchanges.ts'

/** How many messages reached the backend of those that the browser sent, such as "1 of 2". */
export function reachWords({ proxy, backend }: Pick<Seen, 'proxy' | 'backend'>, hasProxy: boolean): string {
  return `${backend.length} of ${hasProxy ? proxy.length : backend.length}`
}

/** What one witness saw, such as "OPTIONS 1, POST 0"; no line breaks between a word and its number. */
export function hopWords(exchanges: readonly SeenExchange[]): string {
  const { preflights, requests } = countOf(exchanges)
  return `OPTIONS\u{a0}${preflights}, POST\u{a0}${requests}`
}
