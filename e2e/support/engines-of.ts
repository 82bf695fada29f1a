import type { EngineFacts } from '../../scenarios/words/engine.ts'
import type { Lab } from '../../servers/launch.ts'

/** Which engines a lab has found, asked of the control API as any program would. */
export async function enginesOf(lab: Pick<Lab, 'dashboard'>): Promise<readonly EngineFacts[]> {
  const response = await fetch(`${lab.dashboard}/api/engines`)
  const { engines } = (await response.json()) as { engines: readonly EngineFacts[] }
  return engines
}
