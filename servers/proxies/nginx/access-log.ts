import type { ProxyLog } from '../../../scenarios/words/exchange.ts'

/**
 * The format of the access log: one JSON array a line. Numbers stand in quotes, since nginx writes `-` or several
 * of them where it asked no backend, or more than one.
 */
const fields = [
  '$remote_port',
  '$connection_requests',
  '$upstream_cache_status',
  '$upstream_addr',
  '$upstream_status',
  '$upstream_header_time',
  '$upstream_response_time',
  '$upstream_bytes_received',
] as const

/** As `log_format` takes it, with escape=json. */
export const accessLogFormat = `'[${fields.map((field) => `"${field}"`).join(',')}]'`

/** Reads a line of the access log; null for one that is none. */
export function readLogLine(line: string): ProxyLog | null {
  const values = arrayIn(line)
  if (
    values === null ||
    values.length !== fields.length ||
    !values.every((each) => typeof each === 'string')
  ) {
    return null
  }
  const [port = '', request = '', cache = '', address = '', status = '', head = '', whole = '', bytes = ''] =
    values
  return {
    cacheStatus: textOf(cache),
    upstream: textOf(lastOf(address)),
    upstreamStatus: numberOf(lastOf(status)),
    upstreamHeadMs: millisecondsOf(head),
    upstreamMs: millisecondsOf(whole),
    upstreamBytes: numberOf(lastOf(bytes)),
    port: Number(port),
    request: Number(request),
  }
}

function arrayIn(line: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(line)
    return Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

const partsOf = (value: string) => value.split(/, | : /)

/** Of several tries, the one that counts. */
const lastOf = (value: string) => partsOf(value).at(-1) ?? ''
const textOf = (value: string) => (value === '' || value === '-' ? null : value)
const numberOf = (value: string) => (/^\d+(\.\d+)?$/.test(value) ? Number(value) : null)

/** Seconds, of all tries together. */
function millisecondsOf(value: string): number | null {
  const tries = partsOf(value).flatMap((part) => numberOf(part) ?? [])
  return tries.length === 0 ? null : Math.round(tries.reduce((sum, each) => sum + each, 0) * 1_000)
}
