import { always, ends, one } from './browser-case.ts'
import { acam, acao, answer, hop, page, third, type Case } from '../case.ts'
import { redirectTo } from '../stock-hops.ts'

const own = `${page}/a`
const got = ends('GET 0 without Origin')

/** What a response header is to script: the bytes as they are, and what WebKitGTK reads, which replaces what is no UTF-8. */
const read: readonly (readonly [value: string, webkitgtk: string])[] = [
  ['a\xC3\xA9b', 'a\xC3\xA9b'],
  ['a\xE9b', 'a\xEF\xBF\xBDb'],
  ['\xE9\xE9', '\xEF\xBF\xBD\xEF\xBF\xBD'],
]

/** What the network library of WebKitGTK does, which Safari's does not. */
export const webkitgtkCases: readonly Case[] = [
  ...read.map(([value, webkitgtk]) =>
    one(
      `a response header with ${JSON.stringify(value)}`,
      { url: own },
      [hop(answer(200, `X-A: ${value}`, 'X-B: 1'))],
      {
        standard: { ...got, values: { 'x-a': value, 'x-b': '1' } },
        webkit: { ...got, values: { 'x-a': value, 'x-b': '1' } },
        webkitgtk: { ...got, values: { 'x-a': webkitgtk, 'x-b': '1' } },
      },
    ),
  ),
  one(
    'a request header with bytes over 0x7F',
    { url: own, headers: [['x-a', 'a\xE9\xC3b']] },
    [hop(answer(200))],
    {
      standard: { ...got, last: { 'x-a': 'a\xE9\xC3b' } },
      webkit: { ...got, last: { 'x-a': 'a\xE9\xC3b' } },
      webkitgtk: { ...got, last: { 'x-a': 'a\xC3\xA9\xC3\x83b' } },
    },
  ),
  ...(
    [
      ['DELETE', `${third}/b`, ['DELETE 1 as null', 'GET 1 as null']],
      ['PUT', `${third}/b`, ['PUT 1 as null', 'PUT 1 as null']],
      ['DELETE', '/b', ['DELETE 1', 'DELETE 1']],
    ] as const
  ).map(([method, location, [webkit, webkitgtk]]) => {
    const first = `preflight 0, ${method} 0, preflight 1${location === '/b' ? '' : ' as null'}`
    const allows = answer(204, acao('*'), acam(method))
    return one(
      `${method}, redirected to ${location}`,
      { method },
      [hop(answer(307, acao('*'), `Location: ${location}`), allows), hop(answer(200, acao('*')), allows)],
      {
        standard: ends(`${first}, ${webkit}`),
        webkit: ends(`${first}, ${webkit}`),
        webkitgtk: ends(`${first}, ${webkitgtk}`),
      },
    )
  }),
  one('two Locations', {}, [redirectTo('/a', 'Location: /b'), hop(answer(200, acao('*')))], {
    webkit: ends('GET 0', 'redirect-bad-location'),
    webkitgtk: ends('GET 0, GET 1'),
  }),
  one(
    'two Locations that are no URL',
    {},
    [redirectTo('http://:::', 'Location: http://:::')],
    always(ends('GET 0', 'redirect-bad-location')),
  ),
]
