import type { BrowserName } from '../../../scenarios/words/browser.ts'

type NotReplayable = readonly (readonly [name: string, why: string])[]

const all: NotReplayable = [
  ['cache: max-age "86400"', 'it waits for two hours'],
  ['cache: max-age "10", again after 9.999 s', 'it hangs on a millisecond'],
  ['connection: refused after the preflight', 'a server cannot answer and refuse on one port'],
  ['blob: of an app', 'no app is there to have a page'],
  ['app: ', 'no app is there to have a page'],
  ['blob: without a recorded response', 'the browser has one'],
  ['blob: revoked', 'the page makes each object URL when it reads it'],
  ['local network, recorded', 'the servers are all on loopback'],
  ['beacon: of a recorded body only the type may be known', 'sendBeacon takes the type from a body'],
  [
    'resource policy: an opaque origin is of no site',
    'Chromium goes by the site of the page that the frame is in, which a recording does not tell',
  ],
  ['port 4190', 'the lab or another program may hold that port'],
  ['mode and scheme: navigate', 'fetch of that mode throws before there is a Request'],
]

/**
 * Cases of the project that cannot be replayed, in any browser or in one, by the beginnings of their names, and why not.
 */
export const notReplayable: Readonly<Record<'all' | BrowserName, NotReplayable>> = {
  all,
  chromium: [],
  firefox: [
    [
      'browsers: a preflight that lists nothing, and a request that fails',
      'an entry that lists nothing is gone as soon as the cache is full, which depends on what was replayed before',
    ],
  ],
  webkit: [],
}
