/** Where the browser keeps the history. */
export const databaseName = 'cors-lab'

/**
 * Whether there is something to read, or a refusal to be told of: found out without what reads it, which is much more.
 * A browser that has kept nothing is left as it is. Never rejects.
 */
export async function mayBeKept(): Promise<boolean> {
  try {
    return await exists()
  } catch {
    return true
  }
}

const exists = () =>
  new Promise<boolean>((resolve) => {
    let isNew = false
    const request = indexedDB.open(databaseName)
    request.addEventListener('upgradeneeded', () => {
      isNew = true
      // So that none is made.
      request.transaction?.abort()
    })
    request.addEventListener('success', () => {
      request.result.close()
      resolve(true)
    })
    request.addEventListener('error', (event) => {
      event.preventDefault()
      resolve(!isNew)
    })
  })
