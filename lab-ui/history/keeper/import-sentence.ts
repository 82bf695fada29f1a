import type { ImportResult } from './history-keeper.ts'

/** What became of a file, in one or two sentences; what is wrong with it is listed besides. */
export function importSentence({ fileName, added, alreadyHere, withoutRoom, faults }: ImportResult): string {
  if (added + alreadyHere + withoutRoom === 0 && faults.length > 0)
    return `Nothing was taken from ${fileName}, and the history is as it was.`
  const parts = [
    added === 0
      ? `Nothing was added from ${fileName}`
      : `${attempts(added)} recorded in ${fileName} ${added === 1 ? 'was' : 'were'} added`,
    alreadyHere > 0 ? `${alreadyHere} ${alreadyHere === 1 ? 'was' : 'were'} here already` : '',
    faults.length > 0 ? `${faults.length} cannot be read` : '',
    withoutRoom > 0 ? `for ${withoutRoom} there is no room: export the history and clear it first` : '',
  ]
  return `${parts.filter((part) => part !== '').join('; ')}.`
}

export const attempts = (count: number): string => `${count} ${count === 1 ? 'attempt' : 'attempts'}`
