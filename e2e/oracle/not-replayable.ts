/** Cases of the project that cannot be replayed here, by the beginnings of their names, and why not. */
export const notReplayable: readonly (readonly [name: string, why: string])[] = [
  ['cache: max-age "86400"', 'it waits for two hours'],
  ['cache: max-age "10", again after 9.999 s', 'it hangs on a millisecond'],
  ['connection: refused after the preflight', 'a server cannot answer and refuse on one port'],
  ['port 4190', 'the lab or another program may hold that port'],
  ['mode and scheme: navigate', 'fetch of that mode throws before there is a Request'],
]
