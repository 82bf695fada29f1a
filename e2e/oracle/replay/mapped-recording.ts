import type { HeaderList } from '../../../scenarios/words/exchange.ts'
import type { Answer, Recording } from '../../../scenarios/fetch-standard/recording/recording.ts'

/** Which port of a recording is which port here. */
export type Ports = ReadonlyMap<string, number>

/**
 * A recording at the servers that are there: ports are put in place of its ports wherever they stand, and every path
 * begins with the recording's id, so that many can be replayed beside one another without a common cache entry. A
 * text keeps its length where a long path can give way.
 */
export function mappedRecording(
  { clientOrigin, steps, ...page }: Recording,
  id: string,
  ports: Ports,
): Recording {
  const known = new RegExp([...ports.keys()].join('|'), 'g')
  const at = (text: string) => text.replace(known, (digits) => String(ports.get(digits)))
  const headersAt = (headers: HeaderList): HeaderList =>
    headers.map(([name, value]) => [
      name,
      name.toLowerCase() === 'location' ? withId(at(value), id) : at(value),
    ])
  const answerAt = (answer: Answer | null): Answer | null =>
    answer === null || 'error' in answer ? answer : { ...answer, headers: headersAt(answer.headers) }
  return {
    ...page,
    clientOrigin: at(clientOrigin),
    steps: steps.map(({ request, hops, waitMs }) => ({
      request: { ...request, url: withId(at(request.url), id) },
      hops: hops.map(({ url, preflight, response, ...hop }) => ({
        ...hop,
        url: url === null ? null : withId(at(url), id),
        preflight: answerAt(preflight),
        response: answerAt(response),
      })),
      waitMs,
    })),
  }
}

/** The id that a request target begins with. */
export const idIn = (target: string): string | null => /^\/(k\d+)(?=[/?#]|$)/.exec(target)?.[1] ?? null

const authority = /^(\s*(?:https?:)?\/\/[^/?#\\]*:\d{4})(.*)$/is

function withId(text: string, id: string): string {
  const [, host, rest] = authority.exec(text) ?? []
  if (host !== undefined && rest !== undefined)
    return `${host}/${id}${shortened(rest.startsWith('/') ? rest : `/${rest}`, id.length + 1)}`
  return text.replace(/^(\s*)\/(?!\/)/, `$1/${id}/`)
}

/** A path that is long for its length's sake gives way at its end. */
const shortened = (rest: string, by: number) => (/a{500}$/.test(rest) ? rest.slice(0, -by) : rest)
