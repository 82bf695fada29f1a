/** The answer to a request, as a promise; its transaction goes on while the answer is awaited. */
export function answerTo<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The request failed.')))
  })
}

/** Resolves once a transaction is done and what it wrote can be read by other pages. */
export function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new Error('The transaction was broken off.')),
    )
  })
}

/**
 * Opens a database, and makes its object stores where it is new; each has its keys in `id`. `onClosed` is told
 * when it has been closed from outside: the data of the site were deleted, or another tab needs it at a higher
 * version, which must not wait for this page.
 * @throws DOMException when the browser does not let the page, or when the database has a higher version.
 */
export async function openDatabase(
  name: string,
  version: number,
  stores: readonly string[],
  onClosed: () => void,
): Promise<IDBDatabase> {
  const request = indexedDB.open(name, version)
  request.addEventListener('upgradeneeded', () => {
    for (const store of stores) request.result.createObjectStore(store, { keyPath: 'id' })
  })
  const database = await answerTo(request)
  database.addEventListener('close', onClosed)
  database.addEventListener('versionchange', () => {
    database.close()
    onClosed()
  })
  return database
}
