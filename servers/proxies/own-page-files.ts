import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunningFile } from '../../scenarios/setup/stage.ts'
import { pageFolder, type OwnPage } from './own-page.ts'

/** Puts the files of a page into an engine's folder. */
export async function writePage({ files }: OwnPage, folder: string): Promise<void> {
  await mkdir(join(folder, pageFolder))
  await Promise.all(files.map(({ name, text }) => writeFile(join(folder, pageFolder, name), text)))
}

/** What a lane shows of a page: its HTML. The scripts are built, and nothing to read. */
export function pageFilesOf(page: OwnPage | undefined): readonly RunningFile[] {
  return (page?.files ?? []).flatMap(({ name, text }) =>
    name.endsWith('.html') ? [{ name: `${pageFolder}/${name}`, language: 'html', text }] : [],
  )
}
