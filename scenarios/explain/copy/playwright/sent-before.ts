import { isPreflight } from '../../../runs/outcome/exchanges.ts'
import type { CopyEvidence } from '../copy-input.ts'

/**
 * What was sent before the attempt, on which it depends: the same, fragment included, where the browser
 * remembered its preflight; the same but for the fragment where it had the response in its HTTP cache.
 */
export function sentBefore({ result, exchanges, hadPreflight }: CopyEvidence): null | 'same' | 'cold' {
  if (hadPreflight) return 'same'
  return result.kind === 'response' && exchanges.every(isPreflight) ? 'cold' : null
}
