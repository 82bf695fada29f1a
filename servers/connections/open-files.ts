/** With fewer a lab could hardly start its lanes, let alone answer for them. */
const fewestOpenFiles = 256

/**
 * How many files and sockets this process may have open at once (`ulimit -n`; getrlimit, RLIMIT_NOFILE). Node raises the
 * soft limit to the hard one when it starts, so the soft one is what counts.
 */
export function openFilesLimit(): number {
  // Otherwise the report looks up the name of every peer. Node 20 has it, its types do not.
  const report = Object.assign(process.report, { excludeNetwork: true })
  const { userLimits } = report.getReport() as unknown as {
    readonly userLimits?: { readonly open_files?: { readonly soft?: number | 'unlimited' } }
  }
  const soft = userLimits?.open_files?.soft
  // Windows has no such limit, and no such entry.
  return typeof soft === 'number' ? soft : Number.POSITIVE_INFINITY
}

/** Gives the limit back. @throws RangeError where a lab could not run; its message says how to raise the limit. */
export function checkOpenFiles(limit: number): number {
  if (limit >= fewestOpenFiles) return limit
  throw new RangeError(
    `This shell allows ${limit} open files per process, and the lab needs at least ${fewestOpenFiles}. Start it from a shell that allows more: ulimit -n 1024`,
  )
}
