/** Ends the program that runs it, or leaves a mark in a page; nothing that is copied may ever run it. */
const payload = '(globalThis.pwned=1,globalThis.process?.exit?.(66))'

/**
 * Values that somebody could put into a link to attack whoever runs a copied text: each would change the meaning
 * of some language if it stood there unquoted, or is one that encoders and parsers are known to get wrong.
 */
export const hostileValues: readonly string[] = [
  `'+${payload}+'`,
  `"+${payload}+"`,
  `\`+${payload}+\``,
  `\${${payload}}`,
  `\\'+${payload}//`,
  `\\`,
  `*/${payload}/*`,
  `</script><script>${payload}</script>`,
  `<!--${payload}-->`,
  `\n${payload}\n`,
  `\r${payload}\r`,
  `\u2028${payload}\u2029`,
  `a\0b`,
  '\uD800',
  `\uDC00${payload}\uD800`,
  '\u202E\u2066rtl\u2069',
  '\u200B\uFEFF\u00AD',
  '\u001B]0;title\u0007\u001B[31m\u009B1m',
  '🍵é€',
  '%s %d %o %c %% %j',
  "$& $1 $$ $` $'",
  '^(a+)+$|[',
  '__proto__',
  'constructor',
  '@tag #frag ?query &a=b',
  '//# sourceMappingURL=data:application/json,{}',
  ' leading and trailing ',
  'x'.repeat(5_000),
]

/** URLs that run when they are opened, in place of a page origin. */
export const runningOrigins: readonly string[] = [
  `javascript:${payload}//`,
  `data:text/html,<script>${payload}</script>`,
]

/** Texts in place of a page origin: more than an origin, none at all, or one with an odd host. */
export const hostileOrigins: readonly string[] = [
  ...runningOrigins,
  'file:///etc/passwd',
  'blob:http://localhost:4100/1',
  'about:blank',
  `http://localhost:4191/'+${payload}+'`,
  'http://user:secret@localhost:4191?a#b',
  'HTTP://LOCALHOST:4191',
  'http://$&$\'`"{}.localhost:4100',
  'http://${globalThis.pwned}.localhost:4100',
]
