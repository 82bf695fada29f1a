import { alike, answer, api, caseOf, hop, page, type Case } from '../case.ts'

const url = `blob:${page}/0b0c2a7e-6f1d-4f0e-9a55-1d2f3a4b5c6d`
const whole = hop({
  status: 200,
  statusText: 'OK',
  headers: [
    ['Content-Length', '1'],
    ['Content-Type', 'text/plain'],
  ],
})
const read = alike({ ends: 'readable', sent: [], visible: ['content-length', 'content-type'] })
const lost = { ends: 'connection-failed', sent: [] } as const

/** Object URLs, which the browser answers itself. */
export const blobCases: readonly Case[] = [
  caseOf("blob: the page's own", { url }, [whole], read),
  caseOf("blob: the page's own, in mode same-origin", { url, mode: 'same-origin' }, [whole], read),
  caseOf("blob: the page's own, in mode no-cors", { url, mode: 'no-cors' }, [whole], read),
  caseOf("blob: the page's own, of an opaque origin", { url: 'blob:null/0b0c2a7e' }, [whole], read, 'null'),
  caseOf('blob: not with POST', { url, method: 'POST' }, [whole], alike(lost)),
  caseOf(
    'blob: of another origin',
    { url: `blob:${api}/0b0c2a7e` },
    [whole],
    alike({ ends: 'scheme-not-http', sent: [] }),
  ),
  caseOf(
    'blob: of another origin, in mode no-cors',
    { url: `blob:${api}/0b0c2a7e`, mode: 'no-cors' },
    [whole],
    alike({ ends: 'scheme-not-http', sent: [] }),
  ),
  caseOf('blob: without a recorded response', { url }, [], {
    standard: { ends: 'readable', sent: [], visible: [] },
  }),
  caseOf('blob: revoked', { url }, [hop({ error: 'empty' })], { standard: lost }),
  caseOf(
    'blob: of an app',
    { url: 'blob:capacitor://localhost/0b0c2a7e' },
    [whole],
    read,
    'capacitor://localhost',
  ),
  caseOf(
    'app: its own file',
    { url: '/data.json' },
    [hop(answer(200, 'X-A: 1'))],
    alike({ ends: 'readable', sent: ['GET 0 without Origin'], visible: ['x-a'] }),
    'capacitor://localhost',
  ),
  caseOf(
    "app: another app's file",
    { url: 'ionic://localhost/data.json' },
    [hop(answer(200))],
    alike({ ends: 'scheme-not-http', sent: [] }),
    'capacitor://localhost',
  ),
]
