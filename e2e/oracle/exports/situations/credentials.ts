import { allowing, anyone, api, permitting, shop, type Situation } from './situation.ts'

const cart = `${api}/cart`
const include = { credentials: 'include' } as const
const withCredentials = { 'Access-Control-Allow-Credentials': 'true' }

/** An export does not tell of credentials where there is no cookie. */
export const credentialsSituations: readonly Situation[] = [
  {
    name: 'with credentials, and every origin is allowed',
    answers: { [cart]: { headers: anyone } },
    asks: [{ url: cart, init: include, reason: 'acao-wildcard-credentials' }],
  },
  {
    name: 'without credentials, and every origin is allowed',
    answers: { [cart]: { headers: anyone } },
    asks: [{ url: cart }],
  },
  {
    name: 'with credentials, which the answer does not allow',
    answers: { [cart]: { headers: allowing() } },
    asks: [{ url: cart, init: include, reason: 'acac-not-true' }],
  },
  {
    name: 'with credentials, which the answer allows in capitals',
    answers: { [cart]: { headers: allowing({ 'Access-Control-Allow-Credentials': 'True' }) } },
    asks: [{ url: cart, init: include, reason: 'acac-not-true' }],
  },
  {
    name: 'with credentials, which the answer allows',
    answers: { [cart]: { headers: allowing(withCredentials) } },
    asks: [{ url: cart, init: include }],
  },
  {
    name: 'credentials by XMLHttpRequest, and every origin is allowed',
    answers: { [cart]: { headers: anyone } },
    asks: [{ url: cart, by: 'xhr', init: include, reason: 'acao-wildcard-credentials' }],
  },
  {
    name: 'a PUT with credentials, and the preflight allows every origin',
    answers: {
      [`OPTIONS ${cart}`]: { status: 204, headers: { ...anyone, 'Access-Control-Allow-Methods': 'PUT' } },
    },
    asks: [{ url: cart, init: { ...include, method: 'PUT' }, reason: 'preflight-acao-wildcard-credentials' }],
  },
  {
    name: 'a PUT with credentials, which the preflight does not allow',
    answers: { [`OPTIONS ${cart}`]: permitting('PUT') },
    asks: [{ url: cart, init: { ...include, method: 'PUT' }, reason: 'preflight-acac-not-true' }],
  },
  {
    name: 'a PUT with credentials, which only the preflight allows',
    answers: { [`OPTIONS ${cart}`]: permitting('PUT', '', withCredentials), [cart]: { headers: allowing() } },
    asks: [{ url: cart, init: { ...include, method: 'PUT' }, reason: 'acac-not-true' }],
  },
  {
    name: 'the page’s own origin, with credentials',
    answers: { [`${shop}/cart`]: {} },
    asks: [{ url: `${shop}/cart`, init: include }],
  },
]
