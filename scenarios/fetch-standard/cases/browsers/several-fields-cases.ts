import type { HeaderList } from '../../../words/exchange.ts'
import type { RecordedRequest } from '../../recording/recording.ts'
import { ends, one } from './browser-case.ts'
import { acao, answer, hop, page, type Case } from '../case.ts'

const own = `${page}/a`

/** Fields of one name in a response, the value of all by the standard, and the one that Firefox makes of them. */
const inResponses: readonly (readonly [
  name: string,
  values: readonly string[],
  standard: string,
  firefox: string,
])[] = [
  ['x-a', ['1', '2'], '1, 2', '1, 2'],
  ['x-a', ['1', '', '2'], '1, , 2', '1, 2'],
  ['x-a', ['1', ''], '1, ', '1'],
  ['x-a', ['', '2'], ', 2', '2'],
  ['x-a', ['', ''], ', ', ''],
  ['from', ['1', '2', '1'], '1, 2, 1', '1'],
  ['from', ['', '2'], ', 2', ''],
  ['content-type', ['text/html', 'text/plain'], 'text/html, text/plain', 'text/html,text/plain'],
  ['access-control-allow-origin', ['a', 'b'], 'a, b', 'a, b'],
]

/** The same of a request. */
const inRequests: readonly (readonly [
  part: Partial<RecordedRequest>,
  name: string,
  values: readonly string[],
  standard: string,
  firefox: string,
])[] = [
  [{}, 'from', ['1', '2'], '1, 2', '2'],
  [{}, 'x-a', ['1', '', '2', '3'], '1, , 2, 3', '2, 3'],
  [{ method: 'POST', body: 'x' }, 'content-type', ['a/b', 'c/d', 'e/f'], 'a/b, c/d, e/f', 'a/b'],
  [{ method: 'POST' }, 'content-type', ['a/b', 'c/d'], 'a/b, c/d', 'c/d'],
  [{ method: 'POST', body: 'x' }, 'from', ['1', '2'], '1, 2', '2'],
]

/** Each second name in upper case: case does not count. */
const fieldsOf = (name: string, values: readonly string[]): HeaderList =>
  values.map((value, at) => [at % 2 === 0 ? name : name.toUpperCase(), value])

/** An empty Access-Control-Allow-Origin beside the right one. */
const besideEmpty = [
  [acao(page), acao('')],
  [acao(''), acao(page)],
]

/** Headers that are there more than once: the standard combines them, and Firefox keeps one of some. */
export const severalFieldsCases: readonly Case[] = [
  ...inResponses.map(([name, values, standard, firefox]) =>
    one(
      `a response with ${name}: ${JSON.stringify(values)}`,
      { url: own },
      [hop(answer(200, 'X-B: 1', ...fieldsOf(name, values).map((field) => field.join(': ')), 'X-C: 1'))],
      {
        standard: { ...ends('GET 0 without Origin'), values: { 'x-b': '1', [name]: standard, 'x-c': '1' } },
        firefox: { ...ends('GET 0 without Origin'), values: { 'x-b': '1', [name]: firefox, 'x-c': '1' } },
      },
    ),
  ),
  ...besideEmpty.map((lines) =>
    one(`the response with ${JSON.stringify(lines)}`, {}, [hop(answer(200, ...lines))], {
      standard: ends('GET 0', 'acao-multiple'),
      firefox: ends('GET 0', 'acao-multiple'),
    }),
  ),
  ...inRequests.map(([part, name, values, standard, firefox]) => {
    const sent = part.method === undefined ? 'GET 0 without Origin' : `${part.method} 0`
    return one(
      `a ${part.method ?? 'GET'} with ${name}: ${JSON.stringify(values)}, ${part.body === undefined ? 'without' : 'with'} a body`,
      { ...part, url: own, headers: [['x-b', '1'], ...fieldsOf(name, values), ['x-c', '1']] },
      [hop(answer(200))],
      {
        standard: { ...ends(sent), last: { 'x-b': '1', [name]: standard, 'x-c': '1' } },
        firefox: { ...ends(sent), last: { 'x-b': '1', [name]: firefox, 'x-c': '1' } },
      },
    )
  }),
]
