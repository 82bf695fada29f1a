import { always, ends, one } from '../browsers/browser-case.ts'
import type { Case, Expected } from '../case.ts'

/** The bytes of each body are counted in the Content-Length that Firefox alone adds. */
const lengths: readonly (readonly [rest: string, type: string, length: number])[] = [
  [',', 'text/plain;charset=US-ASCII', 0],
  ['text/html,a%41%e9%zz#b,c', 'text/html', 6],
  ['text/plain;base64,YQ==', 'text/plain', 1],
  ['text/plain;base64,YWI', 'text/plain', 2],
  ['text/plain; base64,YWJj#', 'text/plain', 3],
  ['TEXT/plain;BASE64,Y%57Jj%0AZA%3D%3d', 'text/plain', 4],
  ['text/plain;base64;x=y,YQ==', 'text/plain;x=y', 4],
  [';y="1 2";charset=x,a', 'text/plain;y="1 2";charset=x', 1],
  [String.raw`a/b;c="\"\\",a`, String.raw`a/b;c="\"\\"`, 1],
]

const invalid = ['a', ';base64,a', ';base64,YQ=', ';base64,YQ===', ';base64,Y-_Q', ';base64,%C3%A9YQ']

const read = (type: string, length: number | null): Expected => ({
  ...ends(''),
  values: {
    'content-type': type,
    'content-length': length === null ? null : String(length),
  },
})

/** data: URLs, each of which is its own response. */
export const dataUrlCases: readonly Case[] = [
  ...lengths.map(([rest, type, length]) =>
    one(`data:${rest}`, { url: `data:${rest}` }, [], {
      standard: read(type, null),
      chromium: read(type, null),
      firefox: read(type, length),
      webkit: read(type, null),
    }),
  ),
  ...invalid.map((rest) =>
    one(`data:${rest}`, { url: `data:${rest}` }, [], always(ends('', 'http-invalid-response'))),
  ),
]
