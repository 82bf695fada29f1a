import {
  acac,
  acah,
  acam,
  acao,
  alike,
  answer,
  caseOf,
  hop,
  page,
  type Case,
  type Expected,
} from '../case.ts'
import type { RecordedRequest } from '../../recording/recording.ts'

type Row = readonly [
  name: string,
  method: string,
  preflight: readonly string[],
  ends: Expected['ends'],
  part?: Partial<RecordedRequest>,
]

const withXA = { headers: [['x-a', '1']] as const }
const withCredentials = { credentials: 'include' } as const

/** What Access-Control-Allow-Methods allows. ACAO is the page's, ACAC is true. */
const rows: readonly Row[] = [
  ['PUT is not listed', 'PUT', [acam('GET')], 'preflight-method-not-allowed'],
  ['ACAM absent, PUT', 'PUT', [], 'preflight-method-not-allowed'],
  ['ACAM absent, GET with a header', 'GET', [acah('x-a')], 'readable', withXA],
  ['ACAM absent, POST with a header', 'POST', [acah('x-a')], 'readable', withXA],
  [
    'ACAM DELETE, POST with a header: POST is safelisted',
    'POST',
    [acam('DELETE'), acah('x-a')],
    'readable',
    withXA,
  ],
  ['put is normalised', 'put', [acam('PUT')], 'readable'],
  ['patch is not', 'patch', [acam('PATCH')], 'preflight-method-not-allowed'],
  ['PATCH, and patch is listed', 'PATCH', [acam('patch')], 'preflight-method-not-allowed'],
  ['PUT, and put is listed', 'PUT', [acam('put')], 'preflight-method-not-allowed'],
  ['ACAM *', 'PUT', [acam('*')], 'readable'],
  ['ACAM * with credentials', 'PUT', [acam('*')], 'preflight-method-not-allowed', withCredentials],
  ['ACAM with a semicolon', 'PUT', [acam('PUT; DELETE')], 'preflight-acam-malformed'],
  ['ACAM with a member that is no token', 'PUT', [acam('PUT,@@')], 'preflight-acam-malformed'],
  ['ACAM with empty members', 'PUT', [acam(',,PUT,')], 'readable'],
  ['ACAM empty', 'PUT', [acam('')], 'preflight-method-not-allowed'],
  ['ACAM in two fields', 'PUT', [acam('GET'), acam('PUT')], 'readable'],
  ['ACAM in quotes', 'PUT', [acam('"PUT"')], 'preflight-acam-malformed'],
  ['PROPFIND is listed', 'PROPFIND', [acam('PROPFIND')], 'readable'],
  ['OPTIONS from script is asked for as well', 'OPTIONS', [acam('OPTIONS')], 'readable'],
  [
    'GET with a header, ACAM malformed though not needed',
    'GET',
    [acam('a b'), acah('x-a')],
    'preflight-acam-malformed',
    withXA,
  ],
]

const sentMethod = (method: string) => (method === 'put' ? 'PUT' : method)

export const methodCases: readonly Case[] = [
  ...rows.map(([name, method, lines, ends, part = {}]) =>
    caseOf(
      `method: ${name}`,
      { ...part, method },
      [hop(answer(200, acao(page), acac('true')), answer(204, acao(page), acac('true'), ...lines))],
      alike({ ends, sent: ['preflight 0', ...(ends === 'readable' ? [`${sentMethod(method)} 0`] : [])] }),
    ),
  ),
  caseOf(
    'method: patch, and patch is listed; the server knows no such method',
    { method: 'patch' },
    [hop(answer(400), answer(204, acao('*'), acam('patch')))],
    alike({ ends: 'acao-missing', sent: ['preflight 0', 'patch 0'] }),
  ),
  caseOf('method: TRACE is forbidden', { method: 'TRACE' }, [], alike({ ends: 'request-invalid', sent: [] })),
  caseOf('method: no token', { method: 'A B' }, [], alike({ ends: 'request-invalid', sent: [] })),
  caseOf('method: GET with a body', { body: 'x' }, [], alike({ ends: 'request-invalid', sent: [] })),
]
