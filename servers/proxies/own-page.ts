/**
 * What a proxy serves itself beside the API that it forwards: the page of a lane whose page and API are of one
 * origin. The dashboard embeds it, to have fetches made from there.
 */
export interface OwnPage {
  /** Lie at the root of the origin; each name is one file, without folders. */
  readonly files: readonly { readonly name: string; readonly type: string; readonly text: string }[]
  /** The origin that may embed the page: the dashboard's. */
  readonly embeddedBy: string
}

/** The folder in which an engine's files of the page lie, beside its configuration. */
export const pageFolder = 'page'

/** What goes out with each file of a page. */
export const pageHeaders = ({ embeddedBy }: OwnPage) => ({
  'Content-Security-Policy': `frame-ancestors ${embeddedBy}`,
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
})
