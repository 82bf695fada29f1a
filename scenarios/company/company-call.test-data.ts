import { atProxy, exchange, failed, preflight, response } from '../runs/outcome/evidence.test-data.ts'
import type { Policy } from '../setup/policy/policy.ts'
import type { HeaderList } from '../words/exchange.ts'
import { companyCallNames, companyCalls, requestOf, type CompanyCall, type SentCall } from './company-call.ts'
import { companyPolicy } from './company-policy.ts'
import type { ArrangementName, Copies } from './company.ts'
import { serviceNames, type Service } from './service.ts'

export const dashboard = 'http://localhost:4100'
export const app = 'http://app.lab.localhost:4100'
export const admin = 'http://admin.lab.localhost:4100'
export const policy = companyPolicy([dashboard, app, admin])

interface Sending {
  readonly copies?: Copies
  readonly calls?: readonly CompanyCall[]
  readonly origins?: readonly string[]
  /** Services that are down: their proxy answers 502. */
  readonly down?: readonly Service[]
}

/** What comes back from services that apply these policies, to calls from these origins. */
export function sentTo(arrangement: ArrangementName, sending: Sending = {}): readonly SentCall[] {
  const { copies = {}, calls = companyCallNames, origins = [dashboard, app], down = [] } = sending
  return origins.flatMap((origin) =>
    calls.flatMap((call) =>
      serviceNames.map((service) => {
        const applied = copies[service] ?? policy
        const isDown = down.includes(service)
        return sentCall(arrangement, service, call, origin, isDown ? null : applied)
      }),
    ),
  )
}

function sentCall(
  arrangement: ArrangementName,
  service: Service,
  call: CompanyCall,
  origin: string,
  applied: Policy | null,
): SentCall {
  const { method, headers, contentType } = requestOf(call, service, origin)
  const asked = [
    ...headers.map(([name]) => name.toLowerCase()),
    ...(contentType === '' ? [] : ['content-type']),
  ]
  const isAllowed = applied !== null && applied.origins.includes(origin)
  const isPassed =
    isAllowed &&
    applied.methods.includes(method) &&
    asked.every((name) => applied.requestHeaders.includes(name))
  const allowOrigin: HeaderList = isAllowed ? [['Access-Control-Allow-Origin', origin]] : []
  const status = applied === null ? 502 : 204
  const first = preflight({
    lane: service,
    status,
    responseHeaders: [
      ...allowOrigin,
      // Hono tells the rest to everybody, a proxy to allowed origins alone.
      ...(applied === null || (arrangement === 'proxy' && !isAllowed)
        ? []
        : ([
            ['Access-Control-Allow-Methods', applied.methods.join(',')],
            ['Access-Control-Allow-Headers', applied.requestHeaders.join(', ')],
            ['Access-Control-Max-Age', String(applied.maxAgeSeconds)],
          ] as const)),
    ],
  })
  const own = exchange({
    lane: service,
    method,
    status: applied === null ? 502 : 200,
    responseHeaders: allowOrigin,
    startedAtMs: 5,
  })
  const { needsPreflight } = companyCalls[call]
  const messages = needsPreflight ? [first, ...(isPassed ? [own] : [])] : [own]
  const isReadable = needsPreflight ? isPassed : isAllowed
  // In one arrangement the proxy answers preflights itself, in the other it passes them on.
  const behind = messages.filter((each) => arrangement === 'backend' || each.method !== 'OPTIONS')
  return {
    arrangement,
    service,
    call,
    origin,
    attemptId: `${arrangement}-${service}-${call}`,
    result: isReadable ? response('cors') : failed,
    exchanges: [...messages.map(atProxy), ...behind],
  }
}
