import { pageFolder, pageHeaders, type OwnPage } from '../own-page.ts'
import { block } from './block.ts'
import { quoted } from '../../../scenarios/engines/nginx/quoting.ts'

/** The files of a page, each in a location of its own beside the API; their folder lies beside the configuration. */
export function pageLocations(page: OwnPage): readonly string[] {
  const headers = Object.entries(pageHeaders(page)).map(
    ([name, value]) => `add_header ${name} ${quoted(value)};`,
  )
  return [
    '',
    '# The page, of one origin with its API.',
    ...page.files.flatMap(({ name, type }) =>
      block(`location = /${fileName(name)}`, [
        `root ${pageFolder};`,
        'types {}',
        `default_type ${quoted(type)};`,
        ...headers,
      ]),
    ),
  ]
}

function fileName(name: string): string {
  if (/^[a-z]+\.[a-z]+$/.test(name)) return name
  throw new RangeError(`The name of a page's file is letters, a dot and letters; this is "${name}".`)
}
