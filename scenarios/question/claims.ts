import { engineNeededBy } from '../engines/engine-needed-by.ts'
import { engines, usualProgram } from '../engines/engines.ts'
import type { Cell } from './cell.ts'
import type { Claim } from './claim.ts'

const local = (strategy: Cell['strategy']): Cell => ({ strategy, environment: 'local' })
const deployed = (strategy: Cell['strategy']): Cell => ({ strategy, environment: 'deployed' })

/** The proxy answers the preflight, and asks nobody. */
const byProxyAlone = { proxy: { preflights: 1 }, backend: { preflights: 0 } }
/** The engine that can keep a backend's answers to preflights. */
const keepsPreflights = engines[engineNeededBy('backend+proxy-cache') ?? usualProgram].title

/** The six claims, in the order in which they are usually made. */
export const claims: readonly Claim[] = [
  {
    number: 1,
    title: 'One line in the application is enough',
    says: 'A backend framework applies a policy by one line of middleware, such as app.use(cors(…)) of Hono. Nothing else changes, and the page reads the answers, wherever the backend runs.',
    shownBy: [
      {
        cell: local('backend'),
        round: 'first',
        says: 'Readable. The backend runs alone, and its own code answers the preflight.',
        expected: {
          outcome: 'readable',
          backendSpeaksOfCors: true,
          processes: 1,
          backend: { preflights: 1 },
        },
      },
      {
        cell: deployed('backend'),
        round: 'first',
        says: 'Readable as well: a proxy that knows nothing of CORS passes it all on.',
        expected: { outcome: 'readable', backendSpeaksOfCors: true, backend: { preflights: 1 } },
      },
    ],
    loose: [
      {
        says: 'It is one line for each service, and its options are the policy. Without options, cors() of Hono lets every origin read, and no request with cookies.',
      },
      {
        says: 'The line speaks for the answers of the application alone. When a load balancer gives up and answers 504 itself, nobody adds the headers, and the page sees a CORS error.',
        tryIt: {
          cells: [deployed('backend'), deployed('proxy')],
          request: { method: 'GET', path: '/slow?ms=7000', contentType: '', body: '' },
        },
      },
    ],
  },
  {
    number: 2,
    title: 'The load balancer can do it instead',
    says: 'Set by a load balancer or an API gateway, the headers reach the page just the same, and the backend behind it has not one line about CORS.',
    shownBy: [
      {
        cell: deployed('proxy'),
        round: 'first',
        says: 'Readable, although the code of the backend does not speak of CORS. Only the POST reached it.',
        expected: {
          outcome: 'readable',
          backendSpeaksOfCors: false,
          proxy: { preflights: 1 },
          backend: { preflights: 0, requests: 1 },
        },
      },
      {
        cell: local('proxy'),
        round: 'first',
        says: 'The same backend without its proxy: blocked.',
        expected: { outcome: 'blocked-at-preflight', backendSpeaksOfCors: false },
      },
    ],
    loose: [
      {
        says: 'Neither side keeps anybody out. CORS decides which page may read an answer; a call that needs no preflight reaches the backend in any case, and its work is done: see claim 3.',
      },
      {
        says: 'A policy at the proxy holds for those who come through the proxy. Whoever reaches the backend past it meets none.',
      },
    ],
  },
  {
    number: 3,
    title: 'Before a POST with JSON the browser asks',
    says: 'Before a POST with JSON to another origin, the browser asks by itself, with an OPTIONS: the preflight. Only when the answer allows the POST is it sent.',
    shownBy: [
      {
        cell: local('none'),
        round: 'first',
        says: 'The OPTIONS came, its answer allowed nothing, and the POST was never sent.',
        expected: {
          outcome: 'blocked-at-preflight',
          backend: { preflights: 1, requests: 0 },
          work: false,
        },
      },
      {
        cell: local('backend'),
        round: 'first',
        says: 'The OPTIONS came, its answer allowed the POST, and the POST followed.',
        expected: { outcome: 'readable', backend: { preflights: 1, requests: 1 }, work: true },
      },
      {
        cell: local('none'),
        round: 'simple',
        says: 'The same text called text/plain: no OPTIONS, the order was created, and only reading was refused.',
        expected: {
          outcome: 'blocked-at-response',
          preflight: 'not-needed',
          backend: { requests: 1 },
          work: true,
        },
      },
      {
        cell: local('same-origin'),
        round: 'first',
        says: 'To its own origin the page sends the POST with JSON at once.',
        expected: { outcome: 'readable', preflight: 'not-needed', backend: { preflights: 0 }, work: true },
      },
    ],
    loose: [
      {
        says: 'Neither POST nor JSON asks for the preflight: the header Content-Type: application/json does, since that value is not on the standard’s short list of harmless ones (CORS-safelisted). A PUT, or a header such as Authorization, asks for one too.',
      },
      {
        says: 'It does not come before every POST: the browser remembers what was allowed, for as many seconds as Access-Control-Max-Age says, and no longer than it likes itself. Claim 4 counts it.',
      },
    ],
  },
  {
    number: 4,
    title: 'Deployed, a load balancer spares the backends, and holds the policy in one place',
    says: 'A load balancer that takes the preflights keeps them from every backend behind it, and the team that runs it can hold one policy for all.',
    shownBy: [
      {
        cell: deployed('backend'),
        round: 'other-visitor',
        says: 'Nothing is spared: each visitor’s first OPTIONS goes through to the backend.',
        expected: { outcome: 'readable', proxy: { preflights: 1 }, backend: { preflights: 1 } },
      },
      {
        cell: deployed('proxy'),
        round: 'other-visitor',
        says: 'The proxy answers the OPTIONS itself. The backend sees none, and one file holds the policy.',
        expected: { outcome: 'readable', ...byProxyAlone, filesAboutCors: 1 },
      },
      {
        cell: deployed('backend+proxy-cache'),
        round: 'other-visitor',
        says: 'The proxy has kept the backend’s answer to an earlier visitor, and gives it again.',
        expected: { outcome: 'readable', ...byProxyAlone },
      },
      {
        cell: deployed('backend'),
        round: 'same-visitor',
        says: 'The browser has kept the verdict: no OPTIONS leaves it, and the proxy had no part in that.',
        expected: {
          outcome: 'readable',
          preflight: 'cached',
          proxy: { preflights: 0 },
          backend: { preflights: 0, requests: 1 },
        },
      },
    ],
    loose: [
      {
        says: `“Load balancers cache OPTIONS” mixes three things, each in a cell of its own here. The proxy answers by itself, and asks nobody. The proxy keeps the backend’s answer: rare, and ${keepsPreflights} does it only by a detour. The browser keeps the verdict, for Max-Age seconds and this one URL.`,
      },
      {
        says: 'What a proxy spares is one OPTIONS for each visitor and URL, once per Max-Age. The rest is spared by the browser, whoever answered.',
        view: { path: '/traffic', title: 'Count it for many visitors' },
      },
      {
        says: 'One policy for all is one for what comes through that proxy, and only as long as all services want the same. An origin for one of them is an origin for each.',
        view: { path: '/company', title: 'Try it with three teams' },
      },
    ],
  },
  {
    number: 5,
    title: 'Locally, the page fails, or everybody runs a load balancer',
    says: 'Where only the load balancer knows the policy, the page fails on a developer’s computer, which has none. Or every developer runs one, as a service, in a container, in Compose or as a task beside the others, and somebody owns its configuration and keeps it as it is in production.',
    shownBy: [
      {
        cell: local('proxy'),
        round: 'first',
        says: 'Blocked: no Access-Control-Allow-Origin, since the proxy that would set it is not here.',
        expected: { outcome: 'blocked-at-preflight', processes: 1, filesAboutCors: 0 },
      },
      {
        cell: deployed('proxy'),
        round: 'first',
        says: 'What a developer would run to mend it: a second process, and the file that holds the policy.',
        expected: { outcome: 'readable', processes: 2, filesAboutCors: 1 },
      },
      {
        cell: local('backend'),
        round: 'first',
        says: 'What a developer runs when the backend does it: the backend.',
        expected: { outcome: 'readable', processes: 1 },
      },
    ],
    loose: [
      {
        says: 'There is a third way. A development server that forwards the API makes page and API one origin, and CORS has no part in it: same-origin, local. It is a second process too, but one that most pages are developed with anyway.',
      },
      {
        says: 'The price is a file and a process, and milliseconds: what takes the work is that a copy of a configuration is right only until the original changes.',
      },
    ],
  },
  {
    number: 6,
    title: 'So: a hybrid',
    says: 'In development the backend applies the policy, in production the infrastructure does. The page works in both, and a developer runs nothing beside the backend.',
    shownBy: [
      {
        cell: local('hybrid'),
        round: 'first',
        says: 'Readable, from one process: the backend applies the policy here.',
        expected: { outcome: 'readable', processes: 1, backend: { preflights: 1 } },
      },
      {
        cell: deployed('hybrid'),
        round: 'first',
        says: 'Readable, and the backend sees no OPTIONS: the proxy applies the policy here.',
        expected: { outcome: 'readable', ...byProxyAlone, filesAboutCors: 2 },
      },
      {
        cell: local('both'),
        round: 'first',
        says: 'A hybrid whose backend nobody told where it runs: locally all is well.',
        expected: { outcome: 'readable' },
      },
      {
        cell: deployed('both'),
        round: 'first',
        says: 'Deployed, both add Access-Control-Allow-Origin. The order is created, and the page may not read a word.',
        expected: { outcome: 'blocked-at-response', work: true },
      },
    ],
    loose: [
      {
        says: 'A hybrid needs a switch, and done twice it is a bug that shows only when deployed: two values of Access-Control-Allow-Origin are refused, even when they are the same.',
      },
      {
        says: 'The policy now stands in two files, in two languages, often of two teams. What was tried locally is not what runs in production, so that a test against something deployed has to guard it.',
      },
    ],
  },
]
