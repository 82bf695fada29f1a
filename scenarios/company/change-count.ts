import { answeredBy, browserExchanges, isPreflight } from '../runs/outcome/exchanges.ts'
import type { SentCall } from './company-call.ts'
import type { Arrangement, CompanyFile } from './company.ts'
import { serviceNames } from './service.ts'

/** A file whose text is another after a change. */
export interface ChangedFile extends Pick<CompanyFile, 'name' | 'owner'> {
  readonly before: string
  readonly after: string
}

/** What a change of the policy took in one arrangement. */
export interface ChangeCount {
  readonly files: readonly ChangedFile[]
  /** The servers that were started anew. */
  readonly servers: readonly string[]
}

/** Counts what a change really did, from what ran before it and what runs after it. */
export function countChange(before: Arrangement, after: Arrangement): ChangeCount {
  const files = after.files.flatMap(({ name, owner, text }) => {
    const old = before.files.find((file) => file.name === name)?.text ?? ''
    const comparable = atAddressOf(old, text)
    return comparable === old ? [] : [{ name, owner, before: old, after: comparable }]
  })
  const servers = after.servers.flatMap(({ name, service, starts }) => {
    const old = before.servers.find((server) => server.service === service)
    return starts > (old?.starts ?? 0) ? [name] : []
  })
  return { files, servers }
}

const listens = /^(\s*listen 127\.0\.0\.1:)\d+;$/m

/** A proxy that starts beside the old one listens at another port until it has taken its place: no edit of anybody’s. */
function atAddressOf(before: string, after: string): string {
  const [line] = listens.exec(before) ?? []
  return line === undefined ? after : after.replace(listens, line)
}

/**
 * The places that answer for CORS, as the witnesses saw who answered the preflights: each has to be sent to before
 * one knows that a change has reached it. A location with a copy of its own is a place of its own.
 */
export function placesThatAnswer(
  { name: arrangement, copies }: Pick<Arrangement, 'name' | 'copies'>,
  sent: readonly SentCall[],
): readonly string[] {
  const places = serviceNames.flatMap((service) => {
    const by = new Set(
      sent.flatMap((call) => {
        if (call.arrangement !== arrangement || call.service !== service) return []
        const preflight = browserExchanges(call.exchanges).find(isPreflight)
        return preflight === undefined ? [] : [answeredBy(preflight, call.exchanges)]
      }),
    )
    if (by.has('backend')) return [service]
    if (!by.has('proxy')) return []
    return [copies[service] === undefined ? 'the proxy' : `the proxy at /${service}`]
  })
  return [...new Set(places)]
}
