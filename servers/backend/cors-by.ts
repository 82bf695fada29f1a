import { parseEnv } from 'node:util'
import type { CorsBy } from '../../scenarios/setup/behaviour/backend-behaviour.ts'

/** The file that holds a backend's environment, as it is shown and as it is read back to run the app. */
export function environmentFile(corsBy: CorsBy): string {
  return [
    '# Who answers for CORS where this runs: backend or proxy.',
    '# Read at the start: node --env-file=.env server.js',
    `CORS_BY=${corsBy}`,
    '',
  ].join('\n')
}

/** The environment variables in such a file. */
export const readEnvironment = (text: string): Readonly<NodeJS.Dict<string>> => parseEnv(text)
