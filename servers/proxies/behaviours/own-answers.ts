import { actual, type Behaviour } from './behaviour.ts'

/** What a proxy answers when the backend does not: a page that cannot read it is told nothing. */
export const ownAnswers: readonly Behaviour[] = [
  {
    name: 'puts its headers on its own 502 when the backend refuses',
    ...actual,
    upstream: 'refuses',
    status: 502,
    backendSees: 0,
  },
  {
    name: 'puts its headers on its own 502 when the backend resets',
    ...actual,
    upstream: 'resets',
    status: 502,
    backendSees: 0,
  },
  {
    name: 'puts its headers on its own 502 when the backend does not speak HTTP',
    ...actual,
    upstream: 'no-http',
    not: { nginx: 'takes what has no status line for HTTP/0.9, and passes it on' },
    status: 502,
    backendSees: 0,
  },
  {
    name: 'puts its headers on its own 504 when no response head comes',
    ...actual,
    upstream: 'too-slow',
    status: 504,
    backendSees: 0,
  },
  {
    name: 'puts its headers on its own 413 for a body over the limit',
    ...actual,
    method: 'POST',
    body: 'x'.repeat(200_000),
    status: 413,
    backendSees: 0,
  },
  {
    name: 'puts its headers on its own 413 for a body whose length nobody said',
    ...actual,
    method: 'POST',
    body: 'x'.repeat(200_000),
    isChunked: true,
    status: 413,
    backendSees: null,
  },
  {
    name: 'without a policy: adds nothing to its own 502',
    ...actual,
    policy: null,
    upstream: 'refuses',
    status: 502,
    cors: {},
    vary: [],
    backendSees: 0,
  },
]
