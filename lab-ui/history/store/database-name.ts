/** Where the browser keeps the history. */
export const databaseName = 'cors-lab'

/** Whether this browser may have kept something: without reading it, or what could read it. Never rejects. */
export async function mayBeKept(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === databaseName)
  } catch {
    // Older browsers cannot list them, and one that blocks storage has to be told of.
    return true
  }
}
