import type { ProgramTexts } from '../program-texts.ts'
import { fixes } from './fixes.ts'
import { local } from './local.ts'

/** What is written for nginx in its own language. */
export const nginxTexts: ProgramTexts = {
  // Its name and its directives; nginx-conf is a path of the control API.
  ownWords:
    /\badd_header\b|\bproxy_(?:pass|hide_header|redirect|cache|temp|set_header)|\$(?:http_origin|request_method|upstream_)|\bkept-preflight\b|\bnginx\b(?!-conf)/,
  fixes,
  local,
}
