import { pageFolder, pageHeaders, type OwnPage } from '../own-page.ts'

/** What the development server is to forward to, and the page that it serves. */
interface ViteSetup {
  readonly upstream: { readonly host: string; readonly port: number }
  readonly page: OwnPage
}

/** The configuration that Vite loads, word for word. */
export function viteConfiguration({ upstream, page }: ViteSetup): string {
  const headers = Object.entries(pageHeaders(page)).map(
    ([name, value]) => `      ${literal(name)}: ${literal(value)},`,
  )
  const pageFiles = page.files.map(({ name }) => name.replaceAll('.', String.raw`\.`)).join('|')
  return [
    '// Started by the lab with createServer() of Vite, without reloading.',
    'export default {',
    `  publicDir: ${literal(pageFolder)},`,
    '  server: {',
    '    headers: {',
    ...headers,
    '    },',
    '    // Without a word Vite itself answers for CORS, to every page of localhost.',
    '    cors: false,',
    '    proxy: {',
    '      // All but the page is the API.',
    `      ${literal(`^/(?!(${pageFiles})($|\\?))`)}: ${literal(`http://${upstream.host}:${upstream.port}`)},`,
    '    },',
    '  },',
    '}',
    '',
  ].join('\n')
}

/** A string literal in single quotes. */
const literal = (value: string) =>
  `'${JSON.stringify(value)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replaceAll("'", String.raw`\'`)}'`
