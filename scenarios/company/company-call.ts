import type { Exchange } from '../words/exchange.ts'
import type { PageRequest } from '../words/page-request.ts'
import type { PageResult } from '../words/page-result.ts'
import type { ArrangementName } from './company.ts'
import { services, type Service } from './service.ts'

interface CallFacts {
  readonly title: string
  readonly method: string
  /** After the service's path. */
  readonly path: string
  readonly headers: PageRequest['headers']
  readonly hasBody: boolean
  readonly needsPreflight: boolean
}

/** The requests that are sent to every service, from every page origin of the policy. */
export const companyCalls = {
  read: {
    title: 'GET',
    method: 'GET',
    path: '',
    headers: [],
    hasBody: false,
    needsPreflight: false,
  },
  trace: {
    title: 'GET with X-Request-Id',
    method: 'GET',
    path: '/1',
    headers: [['X-Request-Id', '7']],
    hasBody: false,
    needsPreflight: true,
  },
  create: {
    title: 'POST with JSON',
    method: 'POST',
    path: '',
    headers: [],
    hasBody: true,
    needsPreflight: true,
  },
  replace: {
    title: 'PUT with JSON',
    method: 'PUT',
    path: '/1',
    headers: [],
    hasBody: true,
    needsPreflight: true,
  },
} as const satisfies Readonly<Record<string, CallFacts>>

export type CompanyCall = keyof typeof companyCalls

export const companyCallNames = Object.keys(companyCalls) as CompanyCall[]

/** One request to one service in one arrangement, and what came of it. */
export interface SentCall {
  readonly arrangement: ArrangementName
  readonly service: Service
  readonly call: CompanyCall
  readonly origin: string
  readonly attemptId: string
  readonly result: PageResult
  readonly exchanges: readonly Exchange[]
  /** Whether more may have arrived, which could not be told from another call's. */
  readonly isUnclear?: boolean | undefined
}

/** What a page of an origin sends. */
export function requestOf(call: CompanyCall, service: Service, origin: string): PageRequest {
  const { method, path, headers, hasBody } = companyCalls[call]
  return {
    origin,
    method,
    path: `/${service}${path}`,
    headers,
    credentials: 'same-origin',
    mode: 'cors',
    redirect: 'follow',
    cache: 'default',
    contentType: hasBody ? 'application/json' : '',
    body: hasBody ? JSON.stringify(services[service].body) : '',
  }
}
