import { expect, test } from 'vitest'
import { csvField } from './csv-field.ts'

const fields = [
  ['tea', 'tea'],
  ['', ''],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\r\nlines', '"two\r\nlines"'],
  ['a=b, c@d', '"a=b, c@d"'],
  // Where a spreadsheet separates cells by them, a cell of its own begins there.
  ['a;=cmd|x', `"a;'=cmd|x"`],
  ['a\t+1', `"a\t'+1"`],
  ['a; b', '"a; b"'],
  [-5, '-5'],
  [1e21, '1e+21'],
] as const

test.each(fields)('%j is written as %j', (value, field) => {
  expect(csvField(value)).toBe(field)
})

test.each(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])(
  'a text that begins with %j is no formula',
  (start) => {
    expect(csvField(`${start}1+1`).replace(/^"/, '')).toMatch(/^'/)
    expect(csvField(`x${start}`).replace(/^"/, '')).toMatch(/^x/)
  },
)

test('quotes what it has made a text', () => {
  expect(csvField('=HYPERLINK("http://evil.example","x")')).toBe(
    `"'=HYPERLINK(""http://evil.example"",""x"")"`,
  )
})
