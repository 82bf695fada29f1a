/**
 * A URL, or null for a text that is none. Not by `URL.canParse`: that of Node 20 takes the Latin-1 letters of a
 * host for something else once it has been compiled, and answers false where `new URL` does not throw.
 */
export function parsedUrl(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
