import { expect, test } from 'vitest'
import { ControlError } from './control-error.ts'
import { Owned } from './owned.ts'

/** A control API that holds texts, and notes what was asked of it. */
function texts() {
  const held = new Map<string, string>()
  const asked: string[] = []
  let ids = 0
  const there = (id: string) => {
    if (!held.has(id)) throw new ControlError(`There is no ${id}.`, 404)
  }
  const owned = new Owned<string, string>({
    make: async (body, id) => {
      asked.push(`make ${id}`)
      if (body === 'refused') throw new ControlError('Refused.', 422)
      held.set(id, body)
      return body
    },
    change: async (id, body) => {
      asked.push(`change ${id}`)
      there(id)
      held.set(id, body)
      return body
    },
    read: async (id) => {
      there(id)
      return held.get(id) ?? ''
    },
    remove: async (id) => {
      asked.push(`remove ${id}`)
      held.delete(id)
    },
    newId: () => `t${(ids += 1)}`,
  })
  return { owned, asked, held }
}

test('it is made once, and then changed in place', async () => {
  const { owned, asked } = texts()
  expect(await owned.current()).toBeNull()
  expect(await owned.become('a')).toBe('a')
  expect(await owned.become('b')).toBe('b')
  expect(await owned.current()).toBe('b')
  expect(asked).toEqual(['make t1', 'change t1'])
})

test('what the lab has stopped is made anew, under another id', async () => {
  const { owned, asked, held } = texts()
  await owned.become('a')
  held.clear()
  expect(await owned.current()).toBeNull()
  expect(await owned.become('b')).toBe('b')
  expect(asked).toEqual(['make t1', 'change t1', 'make t2'])
})

test('a refusal is thrown, and the next one is made anew', async () => {
  const { owned, asked } = texts()
  await expect(owned.become('refused')).rejects.toThrow('Refused.')
  expect(await owned.current()).toBeNull()
  await owned.become('a')
  expect(asked).toEqual(['make t1', 'make t2'])
})

test('it is closed also while it is being made, and only once', async () => {
  const { owned, asked } = texts()
  const making = owned.become('a')
  await owned.close()
  await making
  await owned.close()
  expect(asked).toEqual(['make t1', 'remove t1'])
  expect(await owned.current()).toBeNull()
})
