/** A request that visitors make, by its name in links and on the command line. */
export const callKinds = {
  'put-json': { title: 'PUT with JSON', method: 'PUT', headers: [], contentType: 'application/json' },
  'post-json': { title: 'POST with JSON', method: 'POST', headers: [], contentType: 'application/json' },
  'patch-json': { title: 'PATCH with JSON', method: 'PATCH', headers: [], contentType: 'application/json' },
  delete: { title: 'DELETE', method: 'DELETE', headers: [], contentType: '' },
  'get-header': {
    title: 'GET with X-Request-Id',
    method: 'GET',
    headers: [['X-Request-Id', 'traffic']],
    contentType: '',
  },
  get: { title: 'GET, simple', method: 'GET', headers: [], contentType: '' },
  'post-text': { title: 'POST with text, simple', method: 'POST', headers: [], contentType: 'text/plain' },
} as const satisfies Readonly<Record<string, CallKindFacts>>

interface CallKindFacts {
  readonly title: string
  readonly method: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Empty where there is no body. */
  readonly contentType: string
}

export type CallKind = keyof typeof callKinds

export const callKindNames = Object.keys(callKinds) as CallKind[]
