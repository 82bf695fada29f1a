import type { Strategy } from '../words/strategy.ts'
import type { Cell } from './cell.ts'
import type { OwnCase } from './own-case.ts'
import type { Claim } from './claim.ts'

/** A sentence of the answer, with what on the page shows it. */
export interface Because {
  readonly says: string
  readonly shownBy: { readonly cell: Cell } | { readonly claim: Claim['number'] }
}

export interface Answer {
  readonly strategy: Strategy
  readonly title: string
  readonly because: readonly Because[]
  /** What would make it another answer. */
  readonly unless: string
}

/** Which strategy fits a case, and why. */
export function answerFor(own: OwnCase): Answer {
  const strategy = strategyFor(own)
  const { title, because, unless } = answers[strategy](own)
  return { strategy, title, because: [...because, ...cookieSentences(own, strategy)], unless }
}

type Fitting = 'backend' | 'proxy' | 'hybrid' | 'same-origin'

function strategyFor({ owner, services, local, traffic, cookies }: OwnCase): Fitting {
  // A page of another site has another origin, whatever stands before the API.
  if (local === 'dev-server' && cookies !== 'across-sites') return 'same-origin'
  if (local === 'proxy') return 'proxy'
  return owner === 'own-team' && services === 'one' && traffic === 'small' ? 'backend' : 'hybrid'
}

const local = (strategy: Strategy) => ({ cell: { strategy, environment: 'local' } }) as const
const deployed = (strategy: Strategy) => ({ cell: { strategy, environment: 'deployed' } }) as const

const answers: Readonly<Record<Fitting, (own: OwnCase) => Omit<Answer, 'strategy'>>> = {
  backend: () => ({
    title: 'The backend, locally and deployed',
    because: [
      {
        says: 'One line in your one service is readable on every developer’s computer, with nothing else to run.',
        shownBy: local('backend'),
      },
      {
        says: 'Behind a load balancer it goes on as it is, and what was tried locally is what runs.',
        shownBy: deployed('backend'),
      },
      {
        says: 'At the proxy the same policy would be one more file of yours, and every call would fail locally.',
        shownBy: local('proxy'),
      },
      {
        says: 'With small traffic the preflights are no reason: the browser spares all but each visitor’s first.',
        shownBy: { claim: 4 },
      },
    ],
    unless:
      'more services come, or a platform team takes over the proxy. Then a policy in each service drifts apart, and a hybrid holds it in one place.',
  }),
  proxy: ({ owner, services }) => ({
    title: 'The proxy, locally and deployed',
    because: [
      {
        says: 'Your developers run the proxy already, so that the price of it is paid: the page works for them too.',
        shownBy: deployed('proxy'),
      },
      {
        says: 'What they try is then what runs in production: the same engine and the same file.',
        shownBy: { claim: 2 },
      },
      ...placeSentences(services),
      {
        says:
          owner === 'platform-team'
            ? 'The file is the platform team’s. Have the developers run that very file, for a copy is right only until the original changes.'
            : 'The file is yours, and lies best beside the code, so that both change together.',
        shownBy: { claim: 5 },
      },
      {
        says: 'Who starts the backend without the proxy sees every call fail, and should be told why.',
        shownBy: local('proxy'),
      },
    ],
    unless:
      'developers stop running the proxy, or new ones are not told to. Then a hybrid lets the backend speak for itself locally.',
  }),
  hybrid: ({ owner, services, traffic, local: setUp }) => ({
    title: 'Hybrid: the backend locally, the proxy when deployed',
    because: [
      {
        says: 'With the proxy alone your developers would see every call fail, as nobody applies the policy on their computers.',
        shownBy: local('proxy'),
      },
      {
        says: 'Locally the hybrid is readable from the backend alone: no second process.',
        shownBy: local('hybrid'),
      },
      {
        says:
          owner === 'platform-team'
            ? 'Deployed, the platform team’s proxy applies the policy, and the backend sees no preflight.'
            : 'Deployed, your proxy applies the policy, and the backend sees no preflight.',
        shownBy: deployed('hybrid'),
      },
      ...placeSentences(services),
      ...(traffic === 'large'
        ? [
            {
              says: 'With large traffic the proxy takes each visitor’s first preflight off your backends. The others are spared by the browser, with any strategy.',
              shownBy: { claim: 4 as const },
            },
          ]
        : []),
      {
        says: 'Do not let both apply it at once: two values of Access-Control-Allow-Origin are refused, and only when deployed.',
        shownBy: deployed('both'),
      },
      ...(setUp === 'dev-server'
        ? [
            {
              says: 'Your forwarding server helps your own pages alone: a page of another site stays of another origin.',
              shownBy: local('same-origin'),
            },
          ]
        : []),
    ],
    unless:
      owner === 'own-team' && services === 'one'
        ? 'the traffic is small. Then the backend alone is less to run, and nothing is lost.'
        : 'one team owns all of it and there is one service. Then the backend alone is less to run, and nothing is lost.',
  }),
  'same-origin': ({ owner, services }) => ({
    title: 'No CORS at all: page and API behind one origin',
    because: [
      {
        says: 'Your development server forwards the API already. To the browser it is one origin: no preflight, and nothing to allow.',
        shownBy: local('same-origin'),
      },
      {
        says:
          owner === 'platform-team'
            ? 'Deployed, ask the platform team for a route to the API at the page’s address: one location, and no policy to agree on.'
            : 'Deployed, your proxy serves the page and forwards the API in the same way.',
        shownBy: deployed('same-origin'),
      },
      {
        says:
          services === 'one'
            ? 'Your backend needs no line about CORS, as in the row “none”, whose calls all fail across origins.'
            : 'None of your services needs a line about CORS; each needs a path of its own at that address.',
        shownBy: local('none'),
      },
    ],
    unless:
      'pages of other origins call the API as well: another site, or another team’s application. Those need a policy, by hybrid or backend.',
  }),
}

function placeSentences(services: OwnCase['services']): readonly Because[] {
  switch (services) {
    case 'one':
      return []
    case 'several':
      return [
        {
          says: 'A few services behind one proxy have one policy to change instead of one each.',
          shownBy: { claim: 4 },
        },
      ]
    case 'many':
      return [
        {
          says: 'Ten services would be ten policies to keep alike. At the proxy it is one, and whoever needs another has to ask for it.',
          shownBy: { claim: 4 },
        },
      ]
  }
}

function cookieSentences({ cookies }: OwnCase, strategy: Strategy): readonly Because[] {
  const cell = { strategy, environment: 'deployed' } as const
  if (cookies === 'none') return []
  if (strategy === 'same-origin') {
    return [
      { says: 'Cookies go along without a word: the request stays within its origin.', shownBy: { cell } },
    ]
  }
  const policy =
    'For cookies the policy has to name each origin and allow credentials, in whichever place it stands: * does not count.'
  return cookies === 'same-site'
    ? [{ says: policy, shownBy: { cell } }]
    : [
        {
          says: `${policy} Across sites the cookie needs SameSite=None and Secure as well, and browsers that block third-party cookies send none: no strategy mends that.`,
          shownBy: { cell },
        },
      ]
}
