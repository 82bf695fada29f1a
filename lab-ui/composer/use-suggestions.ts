import type { Suggestion } from '../controls/suggestion.ts'
import { later, useLater } from '../shell/later.ts'
import type * as Suggestions from './suggestions.ts'

const suggestions = later(() => import('./suggestions.ts'))

/** What the fields of the composer suggest; null until it is loaded. */
export const useSuggestions = (): typeof Suggestions | null => useLater(suggestions)

/** For a field whose suggestions are not there yet. */
export const noSuggestions: readonly Suggestion[] = []
