import type { AskedFetch, SeenByPage } from './asked-fetch.ts'

/**
 * Runs in the page, so nothing around it is in scope: makes these requests, a few at once, and gives what script got of
 * each, by id, one for each time it was made.
 */
export async function makeRequests(
  asked: readonly AskedFetch[],
): Promise<Readonly<Record<string, readonly SeenByPage[]>>> {
  const byXhr = ({ url, init }: AskedFetch) =>
    new Promise<SeenByPage>((resolve) => {
      const xhr = new XMLHttpRequest()
      xhr.open(init.method ?? 'GET', url)
      xhr.withCredentials = init.credentials === 'include'
      xhr.upload.addEventListener('progress', () => {})
      for (const [name, value] of Object.entries(init.headers ?? {})) xhr.setRequestHeader(name, value)
      xhr.addEventListener('load', () => resolve({ kind: 'response', type: 'cors', status: xhr.status }))
      xhr.addEventListener('error', () => resolve({ kind: 'failed' }))
      xhr.send(init.body ?? null)
    })
  /** It has ended when it has an entry in the timeline, which some failures never get. */
  const byBeacon = async ({ url, init }: AskedFetch): Promise<SeenByPage> => {
    const type = init.headers?.['Content-Type'] ?? 'text/plain'
    navigator.sendBeacon(url, new Blob([init.body ?? ''], { type }))
    for (let tried = 0; tried < 15 && performance.getEntriesByName(url).length === 0; tried += 1)
      await new Promise((resolve) => setTimeout(resolve, 20))
    return { kind: 'untold' }
  }
  const byFetch = async ({ url, init, by }: AskedFetch): Promise<SeenByPage> => {
    const controller = new AbortController()
    if (by === 'aborted fetch') setTimeout(() => controller.abort(), 100)
    const target = by === 'blob' ? URL.createObjectURL(new Blob([url])) : url
    try {
      const response = await fetch(target, { ...init, signal: controller.signal })
      await response.text()
      return { kind: 'response', type: response.type, status: response.status }
    } catch {
      return { kind: controller.signal.aborted ? 'aborted' : 'failed' }
    }
  }
  const byEventSource = ({ url, init, by }: AskedFetch) =>
    new Promise<SeenByPage>((resolve) => {
      let connections = by === 'event-source again' ? 2 : 1
      const source = new EventSource(url, { withCredentials: init.credentials === 'include' })
      source.addEventListener('open', () => {
        connections -= 1
        if (connections > 0) return
        source.close()
        resolve({ kind: 'response', type: 'cors', status: 200 })
      })
      source.addEventListener('error', () => {
        if (source.readyState === EventSource.CLOSED) resolve({ kind: 'failed' })
      })
    })
  const byImage = ({ url }: AskedFetch) =>
    new Promise<SeenByPage>((resolve) => {
      const image = new Image()
      const isOwn = new URL(url, location.href).origin === location.origin
      image.addEventListener('load', () =>
        resolve({ kind: 'response', type: isOwn ? 'basic' : 'opaque', status: 0 }),
      )
      image.addEventListener('error', () => resolve({ kind: 'failed' }))
      image.src = url
    })
  const byWebSocket = ({ url }: AskedFetch) =>
    new Promise<SeenByPage>((resolve) => {
      const socket = new WebSocket(url)
      const end = () => resolve({ kind: 'untold' })
      for (const type of ['open', 'error']) socket.addEventListener(type, end)
    })
  const byFrame = ({ url, by }: AskedFetch) =>
    new Promise<SeenByPage>((resolve) => {
      const frame = document.createElement('iframe')
      frame.name = url
      if (by === 'frame') frame.src = url
      document.body.append(frame)
      frame.addEventListener('load', () => resolve({ kind: 'untold' }))
      if (by === 'frame') return
      const form = Object.assign(document.createElement('form'), { method: 'POST', action: url, target: url })
      document.body.append(form)
      form.submit()
    })
  const once = (each: AskedFetch) => {
    if (each.by === 'xhr') return byXhr(each)
    if (each.by === 'event-source' || each.by === 'event-source again') return byEventSource(each)
    if (each.by === 'image') return byImage(each)
    if (each.by === 'websocket') return byWebSocket(each)
    if (each.by === 'frame' || each.by === 'form') return byFrame(each)
    return each.by === 'beacon' ? byBeacon(each) : byFetch(each)
  }

  const seen: Record<string, SeenByPage[]> = {}
  const waiting = [...asked]
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const results: SeenByPage[] = []
      for (let time = 0; time < next.times; time += 1) results.push(await once(next))
      seen[next.id] = results
    }
  }
  await Promise.all(Array.from({ length: 8 }, lane))
  return seen
}
