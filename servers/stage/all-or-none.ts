/** Waits for all of them; when one fails, undoes those that succeeded and throws the first failure. */
export async function allOrNone<T>(
  started: readonly Promise<T>[],
  undo: (value: T) => Promise<void>,
): Promise<readonly T[]> {
  const results = await Promise.allSettled(started)
  const failure = results.find((result) => result.status === 'rejected')
  if (failure === undefined) return Promise.all(started)
  await Promise.all(
    results.map(async (result) => (result.status === 'fulfilled' ? undo(result.value) : undefined)),
  )
  throw failure.reason
}
