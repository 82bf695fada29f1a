import { standardReasons } from '../reasons/reasons.ts'

/** Why a fetch fails, as a closed list. */
export type ReasonCode = keyof typeof standardReasons

export type { CorsCheckCode } from '../reasons/cors-check.ts'

export const reasonCodes = Object.keys(standardReasons) as ReasonCode[]

/** Chromium's name for each code in CDP's Network.CorsError; null where a browser ends such a fetch without one. */
export const corsErrors = Object.fromEntries(
  reasonCodes.map((code) => [code, standardReasons[code].corsError]),
) as Readonly<Record<ReasonCode, string | null>>
