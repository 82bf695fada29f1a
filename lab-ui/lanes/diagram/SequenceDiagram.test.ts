import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { sequenceOf } from '../../../scenarios/runs/sequence/sequence.ts'
import { situations } from '../../../scenarios/runs/sequence/situations/situations.test-data.ts'
import { timeScale } from '../../../scenarios/runs/sequence/time/time-scale.ts'
import { SequenceDiagram } from './SequenceDiagram.tsx'
import { TimeAxis } from './TimeAxis.tsx'

const drawn = situations.map(({ evidence, ...situation }) => {
  const sequence = sequenceOf(evidence)
  const scale = timeScale([sequence])
  return {
    ...situation,
    scale,
    html: renderToStaticMarkup(createElement(SequenceDiagram, { sequence, scale })),
  }
})
const unescaped = (html: string) => html.replaceAll('&#x27;', "'").replaceAll('&gt;', '>')

test.each(drawn)('tells in a name and in a list what it draws when $when', ({ says, html }) => {
  const [, name] = /role="img" aria-label="([^"]*)"/.exec(unescaped(html)) ?? []
  const items = [...unescaped(html).matchAll(/<li>(.*?)<\/li>/g)].map(([, item]) => item)
  expect(name).toBe(`${says.map((each) => each.replace(/\.$/, '')).join('; ')}.`)
  expect(items).toEqual(says.map((each) => (each.endsWith('.') ? each : `${each}.`)))
})

test.each(drawn)('draws nothing that is not a number when $when', ({ html, scale }) => {
  expect(html).not.toMatch(/NaN|Infinity|undefined/)
  expect(renderToStaticMarkup(createElement(TimeAxis, { scale }))).not.toMatch(/NaN|Infinity|undefined/)
})

test('says which lane has no proxy, and keeps its place', () => {
  const without = drawn.find(({ when }) => when.startsWith('the backend answered'))
  const behind = drawn.find(({ when }) => when.startsWith('the proxy answered'))
  expect(without?.html).toContain('>no proxy</tspan>')
  expect(behind?.html).toContain('>Proxy</tspan>')
})

test('tells a long course by its list alone', () => {
  const exchanges = situations.flatMap(({ evidence }) => evidence.exchanges)
  const sequence = sequenceOf({ ...situations[0]!.evidence, exchanges })
  const html = renderToStaticMarkup(
    createElement(SequenceDiagram, { sequence, scale: timeScale([sequence]) }),
  )
  expect(html).toMatch(/aria-label="[^"]*; and \d+ more, which the list beside it tells\."/)
  expect(html.match(/<li>/g)).toHaveLength(sequence.steps.length)
})

test.each(drawn)('draws with no length that WebKit counts as 0 when $when', ({ html, scale }) => {
  const axis = renderToStaticMarkup(createElement(TimeAxis, { scale }))
  expect(`${html}${axis}`).not.toMatch(/="-?[\d.]+rem"/)
})
