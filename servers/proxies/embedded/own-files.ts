import type { IncomingMessage, ServerResponse } from 'node:http'
import { pageHeaders, type OwnPage } from '../own-page.ts'

/** The headers of each file that a proxy serves itself, by its path; plain data, as it would stand in a file. */
export type OwnFiles = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What a configuration says of the files of a page. */
export function ownFiles(page: OwnPage): OwnFiles {
  return Object.fromEntries(
    page.files.map(({ name, type }) => [`/${name}`, { 'Content-Type': type, ...pageHeaders(page) }]),
  )
}

/** Answers a request for one of the files; false where it asks for something else. */
export function answerWithFile(
  { method, url = '' }: IncomingMessage,
  response: ServerResponse,
  files: OwnFiles,
  textOf: (path: string) => string,
): boolean {
  const path = url.replace(/\?.*$/s, '')
  if ((method !== 'GET' && method !== 'HEAD') || !Object.hasOwn(files, path)) return false
  const body = Buffer.from(textOf(path))
  response.writeHead(200, { ...files[path], 'Content-Length': body.length })
  response.end(method === 'HEAD' ? undefined : body)
  return true
}
