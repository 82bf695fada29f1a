import { expect, test } from 'vitest'
import { viewGroups } from '../shell/view.ts'
import { views } from './views.ts'

test.each(['path', 'title', 'description'] as const)('each view has a %s of its own', (key) => {
  expect(new Set(views.map((view) => view[key])).size).toBe(views.length)
})

test('the views of a group stand together, in the order of the groups', () => {
  const groups = views.flatMap(({ group }) => group ?? [])
  expect(groups).toEqual(viewGroups.flatMap((group) => groups.filter((each) => each === group)))
})

test.each(views)('$path: there is an example to open where the path has a parameter', ({ path, example }) => {
  expect(path.includes('$')).toBe(example !== undefined)
})
