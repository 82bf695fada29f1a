import { attemptReferrer } from '../../../words/attempt.ts'
import { describe, idSuffix, pageOriginOf, visible, type CopyInput, type CopyLane } from '../copy-input.ts'
import { curlCommand } from './curl-command.ts'
import { laneMessages, type LaneMessage } from './lane-messages.ts'
import { shComment, shWord } from '../../../words/texts/sh-quoting.ts'

/**
 * The request as a script of a POSIX shell, by curl: for each lane the preflight, where one goes before, and the
 * request. What the browser held back, the script holds back too, unless SEND_HELD_BACK is `yes` in its
 * environment. It ends with what the witnesses saw of it, by ids of its own.
 */
export function asCurl(input: CopyInput): string {
  const ids = input.lanes.map(idInDoubleQuotes)
  const parts = [
    [
      shComment(`CORS Lab: ${describe(input)}, by curl, for a POSIX shell.`),
      shComment('curl knows no CORS: it shows the headers, and a browser would judge them.'),
      'attempt=curl-$(date +%s)-$$',
    ],
    ...input.lanes.map((lane, index) => partOfLane(input, lane, ids[index] ?? '')),
    [
      heading('What the witnesses saw'),
      `curl -sS ${shWord(`${input.dashboard}/api/attempts?ids=`)}"${ids.join(',')}"`,
      'echo',
    ],
  ]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

const idInDoubleQuotes = (lane: CopyLane, index: number) => `$attempt-${idSuffix(lane, index)}`

/** Prints what follows, so that responses can be told apart. */
const heading = (text: string) => `printf '\\n\\n%s\\n' ${shWord(`== ${visible(text)}`)}`

function partOfLane(input: CopyInput, lane: CopyLane, id: string): readonly string[] {
  const { notes, messages } = laneMessages(input, lane)
  // A frame with the origin null sends no Referer; here one must tell which attempt it is.
  const pageOrigin = pageOriginOf(input) === 'null' ? input.dashboard : pageOriginOf(input)
  const refererWord = `${shWord(`Referer: ${pageOrigin}${attemptReferrer('')}`)}"${id}"`
  const command = (message: LaneMessage) => [
    heading(`${lane.title}: ${message.what}`),
    curlCommand({ ...message, refererWord }),
  ]
  return [
    shComment(lane.title),
    ...notes.map(shComment),
    ...messages.flatMap((message) =>
      message.isHeldBack ? unlessHeldBack(command(message)) : command(message),
    ),
  ]
}

const unlessHeldBack = (lines: readonly string[]) => [
  shComment('The browser held the request back, and so does this script while SEND_HELD_BACK is not yes.'),
  'if [ "${SEND_HELD_BACK:-no}" = yes ]; then',
  ...lines,
  'fi',
]
