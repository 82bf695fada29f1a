import type { Stage } from '../../../scenarios/setup/stage.ts'
import type { Lane } from '../../../scenarios/setup/stage.ts'
import type { Lab } from '../../../servers/launch.ts'
import { enginesOf } from '../../support/engines-of.ts'

/** The lanes whose answers an export is recorded of. */
export interface ExportLanes {
  /** To these a page sends the whole catalogue: a policy with credentials, none at all, and one for every origin. */
  readonly whole: readonly Lane[]
  /** To these it sends a part: the same behind a proxy, with mistakes, and without a backend that runs. */
  readonly part: readonly Lane[]
  close(): Promise<void>
}

/** Starts lanes that let in one page origin; those whose mistakes need nginx only where it is on this computer. */
export async function startExportLanes(lab: Lab, pageOrigin: string): Promise<ExportLanes> {
  const { policy: usual } = lab.stages.get('default').describe()
  const hasNginx = (await enginesOf(lab)).some(({ name, available }) => name === 'nginx' && available)
  const policy = { ...usual, origins: [pageOrigin] }
  const [named, open, stopped] = await Promise.all([
    lab.stages.create({
      policy: { ...policy, credentials: true },
      lanes: [
        { strategy: 'backend' },
        { strategy: 'none' },
        { strategy: 'proxy' },
        { strategy: 'backend', mistakes: ['blind-reflection'] },
        ...(hasNginx
          ? ([
              { strategy: 'proxy', mistakes: ['both-layers'] },
              { strategy: 'proxy', mistakes: ['no-always'] },
              { strategy: 'proxy', mistakes: ['no-vary'] },
            ] as const)
          : []),
      ],
    }),
    lab.stages.create({
      policy: { ...policy, origins: '*' },
      lanes: [{ strategy: 'backend' }, { strategy: 'proxy' }],
    }),
    lab.stages.create({ policy, lanes: [{ strategy: 'backend' }, { strategy: 'proxy' }] }),
  ])
  for (const { id } of stopped.describe().lanes) await stopped.lane(id)?.stopBackend()
  const [ofNamed, ofOpen, ofStopped] = [named, open, stopped].map((stage): Stage => stage.describe())
  return {
    whole: [...ofNamed!.lanes.slice(0, 2), ...ofOpen!.lanes.slice(0, 1)],
    part: [...ofNamed!.lanes.slice(2), ...ofOpen!.lanes.slice(1), ...ofStopped!.lanes],
    close: async () => {
      for (const { id } of [named, open, stopped]) await lab.stages.remove(id)
    },
  }
}
