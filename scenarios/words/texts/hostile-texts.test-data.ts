/** For tests: what somebody may put into a recording, a flag or a request to have a terminal act on it. */
export const hostileTexts: Readonly<Record<string, string>> = {
  'clears the screen': 'a\u001B[2J\u001B[Hb',
  'sets the title': 'a\u001B]0;owned\u0007b',
  'makes a link': 'a\u001B]8;;http://evil.example\u001B\\b',
  'writes to the clipboard': 'a\u001B]52;c;b3duZWQ=\u0007b',
  'sends a device control string': 'a\u001BP$qm\u001B\\b',
  'asks the terminal to answer': 'a\u001B[6nb',
  'begins a sequence by C1': 'a\u009B31mb\u0090qb\u009Dc\u0085d',
  'turns the direction of reading': 'a\u202Egnp.exe\u2066b\u2069\u061C\u200F',
  'ends the line by a separator': 'a\u2028✓ readable\u2029b',
  'rings and erases': 'a\u0007\b\b\b\u007Fb',
  'writes over the line': 'a\r✓ readable · 200',
  'begins a line of its own': 'a\n✓ readable · 200  GET  http://api.example/',
  'holds NUL, tab and form feed': 'a\0\t\v\fb',
  'is partly invisible': 'a\u200B\u2060\uFEFF\u00AD\u{E0041}\u034Fb',
  'holds half of a surrogate pair': 'a\uD800b\uDC00',
  'is very long': `x\u001B[31m${'y'.repeat(1_000_000)}`,
}

const control =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /[\0-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]|\p{Cs}/u

/** For tests: the first character that a terminal would act on or hide, by its number; null where there is none. */
export function controlIn(text: string): string | null {
  const found = control.exec(text)
  return found === null ? null : `U+${(found[0].codePointAt(0) ?? 0).toString(16)} at ${found.index}`
}
