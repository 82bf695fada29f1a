/** A value that can be chosen, and what it is good for. */
export interface Suggestion {
  readonly value: string
  readonly words: string
}

/** The suggestions that hold what was typed, in any case; those that begin with it come first. */
export function matchingSuggestions(
  suggestions: readonly Suggestion[],
  typed: string,
): readonly Suggestion[] {
  const sought = typed.trim().toLowerCase()
  const placeIn = ({ value }: Suggestion) => value.toLowerCase().indexOf(sought)
  const found = suggestions.filter((suggestion) => placeIn(suggestion) !== -1)
  return found.toSorted((a, b) => Number(placeIn(a) > 0) - Number(placeIn(b) > 0))
}
