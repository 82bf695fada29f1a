import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AskedFetch, SeenByPage } from './asked-fetch.ts'
import { makeRequests } from './make-requests.ts'

/** What the pages send. */
export interface PageRequests {
  /** The requests of the page (0), of a frame of another site (1), and of a sandboxed frame (2). */
  readonly catalogueOf: (at: number) => readonly AskedFetch[]
  close(): Promise<void>
}

/** A server of pages that send requests on their own, for a browser that only opens a URL. */
export interface ExportPages {
  /** A page that loads itself again until it may begin. */
  readonly url: string
  readonly port: number
  begin(): void
  asked(): readonly AskedFetch[]
  seen(): Readonly<Record<string, readonly SeenByPage[]>>
  close(): Promise<void>
}

const senders = [0, 1, 2] as const

/** Starts them on a free port of 127.0.0.1. */
export async function startExportPages(
  requestsOf: (origin: string) => Promise<PageRequests>,
): Promise<ExportPages> {
  const reports = new Map<number, Record<string, readonly SeenByPage[]>>()
  const waiting: ServerResponse[] = []
  let mayBegin = false
  let port = 0
  let requests: PageRequests | null = null

  const script = (at: number) => {
    const asked = JSON.stringify(requests?.catalogueOf(at) ?? []).replaceAll('<', String.raw`\u003c`)
    return `<script>(${makeRequests.toString()})(${asked}).then((seen) =>
      fetch('/report?at=${at}', { method: 'POST', mode: 'no-cors', body: JSON.stringify(seen) }))</script>`
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    const html = (text: string) =>
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(`<!doctype html>${icon}${text}`)
    if (url.pathname === '/') {
      const next = mayBegin ? '/run' : '/'
      html(`<script>setTimeout(() => location.replace('${next}'), 700)</script>`)
    } else if (url.pathname === '/run') {
      // The image holds back the load event, after which the browser exports.
      html(`<img src="/finished" alt="">${script(0)}
        <iframe src="http://evil.localhost:${port}/frame?at=1"></iframe>
        <iframe sandbox="allow-scripts" src="/frame?at=2"></iframe>`)
    } else if (url.pathname === '/frame') html(script(Number(url.searchParams.get('at'))))
    else if (url.pathname === '/finished') waiting.push(response)
    else if (url.pathname === '/report') {
      let text = ''
      request.setEncoding('utf8').on('data', (part: string) => (text += part))
      request.on('end', () => {
        response.end()
        reports.set(Number(url.searchParams.get('at')), JSON.parse(text) as Record<string, SeenByPage[]>)
        if (senders.every((at) => reports.has(at)))
          for (const each of waiting.splice(0)) each.writeHead(302, { Location: allDone }).end()
      })
    } else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  ;({ port } = server.address() as AddressInfo)
  const origin = `http://localhost:${port}`
  const made = await requestsOf(origin)
  requests = made
  return {
    url: `${origin}/`,
    port,
    begin: () => void (mayBegin = true),
    asked: () => senders.flatMap((at) => made.catalogueOf(at)),
    seen: () => Object.assign({}, ...reports.values()) as Record<string, readonly SeenByPage[]>,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await made.close()
    },
  }
}

/** Requested once all pages have reported, so that an export that has it has everything. */
export const allDone = '/all-done'

const icon = '<link rel="icon" href="data:,">'
