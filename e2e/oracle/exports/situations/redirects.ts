import { allowing, anyone, api, files, permitting, shop, type Reply, type Situation } from './situation.ts'

const old = `${api}/old`
const moved = `${api}/moved`
const elsewhere = `${files}/moved`
const third = 'https://cdn.test/moved'

const to = (location: string, headers: Readonly<Record<string, string>>, status = 302): Reply => ({
  status,
  headers: { ...headers, Location: location },
})

/** Redirects: followed, blocked, left to the page, and what Origin becomes on the way. */
export const redirectSituations: readonly Situation[] = [
  {
    name: 'a redirect that CORS blocks is not followed',
    answers: { [old]: to(elsewhere, {}), [elsewhere]: { headers: anyone } },
    asks: [{ url: old, reason: 'acao-missing' }],
  },
  {
    name: 'a redirect that CORS blocks, and a request of the page for where it leads',
    answers: { [old]: to(moved, {}), [moved]: { headers: allowing() } },
    asks: [{ url: old, reason: 'acao-missing' }, { url: moved }],
  },
  {
    name: 'a redirect within the server',
    answers: { [old]: to('/moved', allowing()), [moved]: { headers: allowing() } },
    asks: [{ url: old }],
  },
  {
    name: 'a redirect with a fragment',
    answers: { [old]: to('/moved#part', allowing()), [moved]: { headers: allowing() } },
    asks: [{ url: old }],
  },
  {
    name: 'a redirect with a fragment to a response that allows nothing',
    answers: { [old]: to('/moved#part', allowing()), [moved]: {} },
    asks: [{ url: old, reason: 'acao-missing', hop: 1 }],
  },
  {
    name: 'a fragment in the URL of a fetch',
    answers: { [old]: to('/moved', anyone), [moved]: { headers: anyone } },
    asks: [{ url: `${old}#top` }],
  },
  {
    name: 'a redirect to a third origin turns Origin into null, which is not allowed',
    answers: { [old]: to(elsewhere, allowing()), [elsewhere]: { headers: allowing() } },
    asks: [{ url: old, reason: 'acao-mismatch', hop: 1 }],
  },
  {
    name: 'a redirect to a third origin that allows every origin',
    answers: { [old]: to(elsewhere, allowing()), [elsewhere]: { headers: anyone } },
    asks: [{ url: old }],
  },
  {
    name: 'two redirects by two other origins',
    answers: {
      [old]: to(elsewhere, allowing()),
      [elsewhere]: to(third, { 'Access-Control-Allow-Origin': 'null' }),
      [third]: { headers: { 'Access-Control-Allow-Origin': 'null' } },
    },
    asks: [{ url: old }],
  },
  {
    name: 'two redirects, of which the second is blocked',
    answers: {
      [old]: to(elsewhere, allowing()),
      [elsewhere]: to(third, allowing()),
      [third]: { headers: anyone },
    },
    asks: [{ url: old, reason: 'acao-mismatch', hop: 1 }],
  },
  {
    name: 'the page’s own origin redirects to another one',
    answers: { [`${shop}/old`]: to(moved, {}), [moved]: { headers: allowing() } },
    asks: [{ url: `${shop}/old` }],
  },
  {
    name: 'the page’s own origin redirects to another one that allows nothing',
    answers: { [`${shop}/old`]: to(moved, {}), [moved]: {} },
    asks: [{ url: `${shop}/old`, reason: 'acao-missing', hop: 1 }],
  },
  {
    name: 'another origin redirects back to the page’s own',
    answers: { [old]: to(`${shop}/moved`, allowing()), [`${shop}/moved`]: {} },
    asks: [{ url: old, reason: 'acao-missing', hop: 1 }],
  },
  {
    name: 'a PUT is redirected to a third origin, which is asked again',
    answers: {
      [`OPTIONS ${old}`]: permitting('PUT'),
      [old]: to(elsewhere, allowing(), 307),
      [`OPTIONS ${elsewhere}`]: {
        status: 204,
        headers: { ...anyone, 'Access-Control-Allow-Methods': 'PUT' },
      },
      [elsewhere]: { headers: anyone },
    },
    asks: [{ url: old, init: { method: 'PUT' } }],
  },
  {
    name: 'a PUT is redirected to a third origin, whose preflight fails',
    answers: {
      [`OPTIONS ${old}`]: permitting('PUT'),
      [old]: to(elsewhere, allowing(), 307),
      [`OPTIONS ${elsewhere}`]: { status: 404 },
    },
    asks: [{ url: old, init: { method: 'PUT' }, reason: 'preflight-acao-missing', hop: 1 }],
  },
  {
    name: 'a POST that becomes a GET by its redirect',
    answers: { [old]: to(moved, allowing(), 303), [moved]: { headers: allowing() } },
    asks: [{ url: old, init: { method: 'POST', body: 'tea' } }],
  },
  {
    name: 'a redirect that the page handles itself',
    answers: { [old]: to(elsewhere, allowing()), [elsewhere]: { headers: anyone } },
    asks: [{ url: old, init: { redirect: 'manual' } }],
  },
  {
    name: 'a redirect that the page does not want',
    answers: { [old]: to(moved, allowing()), [moved]: { headers: allowing() } },
    asks: [{ url: old, init: { redirect: 'error' }, reason: 'redirect-mode-error' }],
  },
  {
    name: 'a redirect with a name and a password',
    answers: { [old]: to('https://anna:secret@api.test/moved', allowing()) },
    asks: [{ url: old, reason: 'redirect-credentials' }],
  },
  {
    name: 'two fetches of one URL at once, whose redirects lead to different URLs',
    together: true,
    answers: {
      [`GET ${old}`]: to(moved, anyone),
      [`POST ${old}`]: to(elsewhere, anyone, 307),
      [moved]: { headers: anyone },
      [elsewhere]: {},
    },
    asks: [{ url: old }, { url: old, init: { method: 'POST', body: 'tea' }, reason: 'acao-missing', hop: 1 }],
  },
]
