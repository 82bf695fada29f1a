import { expect, test } from 'vitest'
import { createPlaces } from './places.ts'

test('so many at the same time, the others in their order, and one that fails gives its place back', async () => {
  const places = createPlaces(2)
  const begun: number[] = []
  const end: ((error?: Error) => void)[] = []
  const all = [0, 1, 2, 3].map((number) =>
    places.take(
      () =>
        new Promise<number>((resolve, reject) => {
          begun.push(number)
          end[number] = (error) => (error === undefined ? resolve(number) : reject(error))
        }),
    ),
  )
  await Promise.resolve()
  expect(begun).toEqual([0, 1])
  end[1]!(new Error('no'))
  await expect(all[1]).rejects.toThrow('no')
  expect(begun).toEqual([0, 1, 2])
  end[0]!()
  expect(await all[0]).toBe(0)
  expect(begun).toEqual([0, 1, 2, 3])
  end[2]!()
  end[3]!()
  expect(await Promise.all([all[2], all[3]])).toEqual([2, 3])
})
