import { ifKnown, type ReasonValues, type StandardReason } from './standard-reason.ts'

/** One of the ways in which a CORS check fails: of a response, or of the response to a preflight. */
interface CheckReason extends Omit<StandardReason, 'says' | 'corsError'> {
  /** Of a response; `Preflight` stands before it for that of a preflight. */
  readonly corsError: string
  /** `where` begins the sentence. */
  readonly says: (where: string, values: ReasonValues) => string
}

const checks = {
  'acao-missing': {
    corsError: 'MissingAllowOriginHeader',
    says: (where) => `${where} has no Access-Control-Allow-Origin: the server allows no other origin.`,
    inShort: null,
    policyPart: 'origin',
  },
  'acao-mismatch': {
    corsError: 'AllowOriginMismatch',
    says: (where, { value }) =>
      `${where} allows ${value === null ? 'a different origin' : `"${value}", which is not the origin that asks`}. Scheme, host and port count, and so does every character.`,
    inShort: (where) => `Access-Control-Allow-Origin in ${where} names another origin.`,
    policyPart: 'origin',
  },
  'acao-multiple': {
    corsError: 'MultipleAllowOriginValues',
    says: (where, { value }) =>
      `${where} has more than one value in Access-Control-Allow-Origin${ifKnown(value, (it) => ` ("${it}")`)}, and one is allowed. Often two layers set it.`,
    inShort: (where) => `More than one Access-Control-Allow-Origin in ${where}.`,
    policyPart: null,
  },
  'acao-invalid': {
    corsError: 'InvalidAllowOriginValue',
    says: (where, { value }) =>
      `${where} has ${value === null ? 'a value' : `"${value}"`} in Access-Control-Allow-Origin, which is neither *, nor null, nor an origin.`,
    inShort: (where) => `Access-Control-Allow-Origin in ${where} is not an origin.`,
    policyPart: null,
  },
  'acao-wildcard-credentials': {
    corsError: 'WildcardOriginNotAllowed',
    says: (where) =>
      `${where} allows every origin (*), and that does not count for a request with credentials.`,
    inShort: () => 'Access-Control-Allow-Origin is *, which does not count with credentials.',
    policyPart: 'named-origin',
  },
  'acac-not-true': {
    corsError: 'InvalidAllowCredentials',
    says: (where, { header, value }) => {
      if (value !== null)
        return `${where} has "${value}" in Access-Control-Allow-Credentials; only "true", in lower case and once, allows credentials.`
      return header === null
        ? `${where} does not allow credentials in Access-Control-Allow-Credentials, and the request is sent with them.`
        : `${where} has no Access-Control-Allow-Credentials, and the request is sent with credentials.`
    },
    inShort: (where) => `No Access-Control-Allow-Credentials: true in ${where}.`,
    policyPart: 'credentials',
  },
} as const satisfies Record<string, CheckReason>

/** The codes with which a CORS check fails; with `preflight-` before it, that of a preflight's response. */
export type CorsCheckCode = keyof typeof checks

/** The same six with a prefix before code and CORS error, told of the response that `where` names. */
function checksOf<Prefix extends '' | 'preflight-'>(
  prefix: Prefix,
  errorPrefix: string,
  where: string,
): Readonly<Record<`${Prefix}${CorsCheckCode}`, StandardReason>> {
  const entries = Object.entries<CheckReason>(checks).map(
    ([code, { corsError, says, ...rest }]): readonly [string, StandardReason] => [
      `${prefix}${code}`,
      { corsError: `${errorPrefix}${corsError}`, says: (values) => says(where, values), ...rest },
    ],
  )
  return Object.fromEntries(entries) as Record<`${Prefix}${CorsCheckCode}`, StandardReason>
}

export const responseChecks = checksOf('', '', 'The response')
export const preflightChecks = checksOf('preflight-', 'Preflight', 'The response to the preflight')
