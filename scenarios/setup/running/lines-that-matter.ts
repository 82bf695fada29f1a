import { laneEngines } from '../../engines/engines.ts'
import { laneEngineNames } from '../../words/engine.ts'

const everybodysWords = /\bcors\b|\bCORS_BY\b|access-control-/i

const words = [everybodysWords, ...laneEngineNames.flatMap((name) => laneEngines[name].corsWords ?? [])]

const speaksOfCors = (line: string) => words.some((each) => each.test(line))
const opensBlock = /[([{]\s*$/

/**
 * The lines of a configuration or of code that apply the policy, by their index from 0: those that speak of CORS
 * in their own words, with the blocks that they open or stand in the call of. Imports, comments
 * and what is written on a page apply nothing.
 */
export function linesThatMatter(text: string): ReadonlySet<number> {
  const lines = text.split('\n')
  const found = new Set<number>()
  const mark = (from: number) => {
    found.add(from)
    const opening = lines[from] ?? ''
    if (!opensBlock.test(opening)) return
    for (let at = from + 1; at < lines.length; at += 1) {
      const line = lines[at] ?? ''
      found.add(at)
      if (line.trim() !== '' && indentOf(line) <= indentOf(opening)) return
    }
  }
  for (const [at, line] of lines.entries()) {
    if (found.has(at) || !speaksOfCors(line) || /^\s*(import\b|\/\/|#|<)/.test(line)) continue
    const before = lines[at - 1] ?? ''
    const isArgument = before.trimEnd().endsWith('(') && indentOf(before) < indentOf(line)
    mark(isArgument ? at - 1 : at)
  }
  return found
}

const indentOf = (line: string) => line.length - line.trimStart().length
