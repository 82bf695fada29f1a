import type { Suggestion } from '../../controls/fields/suggestion.ts'
import { later, useLater } from '../../shell/later.ts'
import type * as ComposerParts from './composer-parts.ts'

const parts = later(() => import('./composer-parts.ts'))

// A link may have brought values about which there is something to say; without one they are the usual ones.
if (window.location.search !== '') void parts.load().catch(() => {})

/** What the fields of the composer suggest and say; null until it is loaded. */
export const useComposerParts = (): typeof ComposerParts | null => useLater(parts)

/** For a field whose suggestions are not there yet. */
export const noSuggestions: readonly Suggestion[] = []
