/** What a person chose for this browser; null for nothing. A browser that blocks cookies throws at localStorage. */
export function keptChoice(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Keeps a choice; where the browser keeps nothing it holds for this page. */
export function keepChoice(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Nothing to do about it, and nothing lost but the choice.
  }
}
