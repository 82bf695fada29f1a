import { placeOf } from '../../../fetch-standard/request/origin.ts'
import { headerIn, type HarEntry } from './har-entry.ts'
import { isNavigation } from './entry-kind.ts'

/** Finds the origins of pages and frames for requests that do not carry it themselves. */
export class PageOrigins {
  private readonly titles: ReadonlyMap<string, string>
  private readonly ofFrame = new Map<string, string>()
  private readonly ofPage = new Map<string, string>()

  /** @param titles the titles of the pages by their ids, which in some exports are their URLs. */
  constructor(entries: readonly HarEntry[], titles: ReadonlyMap<string, string>) {
    this.titles = titles
    for (const entry of entries) {
      if (isNavigation(entry)) this.addDocument(entry)
    }
    for (const entry of entries) this.addSender(entry)
  }

  /** The serialized origin of the page, or of the frame where the file tells frames apart; null where it is unknown. */
  of({ page, frame }: HarEntry): string | null {
    if (frame !== '') {
      const known = this.ofFrame.get(frame)
      if (known !== undefined) return known
    }
    return httpOrigin(this.titles.get(page) ?? '') ?? this.ofPage.get(page) ?? null
  }

  private addDocument({ page, frame, url, status }: HarEntry): void {
    const origin = httpOrigin(url)
    // What a redirect leads to is the document.
    if (origin === null || (status >= 300 && status < 400)) return
    if (frame !== '') this.ofFrame.set(frame, origin)
    if (!this.ofPage.has(page)) this.ofPage.set(page, origin)
  }

  /** A frame without a document of its own (srcdoc, about:blank) sends the origin that it has inherited, or null. */
  private addSender(entry: HarEntry): void {
    const { frame } = entry
    const origin = headerIn(entry.requestHeaders, 'origin') ?? ''
    if (frame === '' || origin === '' || isNavigation(entry)) return
    const known = this.ofFrame.get(frame)
    // A redirect to another origin turns Origin into null, whatever the frame is.
    if (known === undefined || (known === 'null' && origin !== 'null')) this.ofFrame.set(frame, origin)
  }
}

function httpOrigin(url: string): string | null {
  const place = placeOf(url)
  return place?.isHttp === true ? place.origin : null
}
