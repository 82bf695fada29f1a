import { expect, test } from 'vitest'
import { browserOfFeatures } from './browser-of-features.ts'

const errors = {
  spiderMonkey: Object.assign(new Error('x'), { fileName: 'a.js', lineNumber: 1, stack: 'f@a.js:1:1\n' }),
  javaScriptCore: Object.assign(new Error('x'), { line: 1, column: 1, stack: 'f@a.js:1:1' }),
  v8: Object.assign(new Error('x'), { stack: 'Error: x\n    at f (a.js:1:1)' }),
}
const gecko = (property: string) => property === '-moz-orient'
const blinkOrWebKit = (property: string) => property === '-webkit-box-reflect'
const neither = () => false

test.each([
  ['Chromium', errors.v8, blinkOrWebKit, 'chromium'],
  ['Firefox', errors.spiderMonkey, gecko, 'firefox'],
  ['WebKit', errors.javaScriptCore, blinkOrWebKit, 'webkit'],
  ['Servo, with the JavaScript of Firefox', errors.spiderMonkey, neither, null],
  ['Ladybird, whose stacks look like those of V8', errors.v8, neither, null],
  ['a browser that pretends to know the CSS of Firefox', errors.v8, gecko, null],
  ['a browser with the CSS of WebKit and other errors', errors.spiderMonkey, blinkOrWebKit, null],
])('%s is known by its features', (_, error, supports, browser) => {
  expect(browserOfFeatures({ error, supports })).toBe(browser)
})
