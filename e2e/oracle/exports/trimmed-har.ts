import type { SeenCase } from '../../../scenarios/explain/har/cases/seen/seen-case.ts'

interface HarHeader {
  readonly name: string
  readonly value: string
}

/** An entry as DevTools and Playwright write it, as far as judging reads it. */
interface WholeEntry {
  readonly pageref?: string
  readonly startedDateTime: string
  readonly _resourceType?: string
  readonly _fromCache?: string
  readonly _frameref?: string
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: readonly HarHeader[]
    readonly cookies?: readonly unknown[]
    readonly postData?: { readonly text?: string }
  }
  readonly response: {
    readonly status: number
    readonly headers: readonly HarHeader[]
    readonly redirectURL?: string
    readonly _error?: string | null
    readonly _failureText?: string
    readonly _fetchedViaServiceWorker?: boolean
  }
}

export interface WholeHar {
  readonly log: {
    readonly creator: { readonly name: string }
    readonly pages?: readonly { readonly id: string; readonly title: string }[]
    readonly entries: readonly WholeEntry[]
  }
}

/** They differ from run to run, or between computers, and no verdict reads them. */
const leftOut =
  /^(user-agent|sec-ch-ua(-.*)?|accept-encoding|accept-language|connection|host|content-length|keep-alive|transfer-encoding|sec-websocket-.*|sec-fetch-storage-access|date)$/i

const headersOf = (headers: readonly HarHeader[]) => headers.filter(({ name }) => !leftOut.test(name))

/** A HAR with the members that judging reads, its entries in this order at times that tell no more, and its ids always the same. */
export function trimmedHar({ log }: WholeHar, order: readonly number[]): SeenCase['har'] {
  const frames = [...new Set(log.entries.flatMap(({ _frameref }) => _frameref ?? []))]
  const pages = [...new Set((log.pages ?? []).map(({ id }) => id))]
  const idOf = (page: string) => `page_${pages.indexOf(page) + 1}`
  return {
    log: {
      creator: { name: log.creator.name },
      pages: (log.pages ?? []).map(({ id, title }) => ({ id: idOf(id), title })),
      entries: order.flatMap((place, at) => {
        const entry = log.entries[place]
        if (entry === undefined) return []
        const { pageref, _resourceType, _fromCache, _frameref, request, response } = entry
        const { cookies = [], postData } = request
        const { _error, _failureText, _fetchedViaServiceWorker, redirectURL = '' } = response
        return {
          ...(pageref !== undefined && { pageref: idOf(pageref) }),
          ...(_frameref !== undefined && { _frameref: `frame_${frames.indexOf(_frameref) + 1}` }),
          startedDateTime: new Date(Date.UTC(2026, 0, 1) + at * 10).toISOString(),
          ...(_resourceType !== undefined && { _resourceType }),
          ...(_fromCache !== undefined && { _fromCache }),
          request: {
            method: request.method,
            url: request.url.replace(/^(blob:.*\/).*$/, '$1made-by-the-page'),
            headers: headersOf(request.headers),
            ...(cookies.length > 0 && { cookies }),
            ...(postData !== undefined && { postData: { text: postData.text ?? '' } }),
          },
          response: {
            status: response.status,
            headers: headersOf(response.headers),
            ...(redirectURL !== '' && { redirectURL }),
            ...(typeof _error === 'string' && { _error }),
            ...(_failureText !== undefined && { _failureText }),
            ...(_fetchedViaServiceWorker === true && { _fetchedViaServiceWorker }),
          },
        }
      }),
    },
  }
}
