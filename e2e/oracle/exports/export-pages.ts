import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { AskedFetch, SeenByPage } from './asked-fetch.ts'
import { makeRequests } from './make-requests.ts'

/** What the pages send. */
export interface PageRequests {
  /** The requests of the page (0), of a frame of another site (1), and of a sandboxed frame (2). */
  readonly catalogueOf: (at: number) => readonly AskedFetch[]
  close(): Promise<void>
}

/** A server of a page and two frames that send requests on their own as soon as they are opened. */
export interface ExportPages {
  readonly url: string
  asked(): readonly AskedFetch[]
  /** What they saw, by id, once all of them are done. */
  seen(): Promise<Readonly<Record<string, readonly SeenByPage[]>>>
  close(): Promise<void>
}

const senders = [0, 1, 2] as const

/** Starts them on a free port of 127.0.0.1. */
export async function startExportPages(
  requestsOf: (origin: string) => Promise<PageRequests>,
): Promise<ExportPages> {
  const reports = new Map<number, Record<string, readonly SeenByPage[]>>()
  let allReported = () => {}
  const done = new Promise<void>((resolve) => {
    allReported = resolve
  })
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
      html(`${script(0)}
        <iframe src="http://evil.localhost:${port}/frame?at=1"></iframe>
        <iframe sandbox="allow-scripts" src="/frame?at=2"></iframe>`)
    } else if (url.pathname === '/frame') html(script(Number(url.searchParams.get('at'))))
    else if (url.pathname === '/report') {
      void json(request).then((seen) => {
        response.end()
        reports.set(Number(url.searchParams.get('at')), seen as Record<string, SeenByPage[]>)
        if (senders.every((at) => reports.has(at))) allReported()
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
    asked: () => senders.flatMap((at) => made.catalogueOf(at)),
    async seen() {
      await done
      return Object.assign({}, ...reports.values()) as Record<string, readonly SeenByPage[]>
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await made.close()
    },
  }
}

const icon = '<link rel="icon" href="data:,">'
