import { launch } from '../../servers/launch.ts'

/** Builds the dashboard once, so that the workers, which start labs at the same time, find it built. */
export default async function buildDashboard(): Promise<void> {
  const lab = await launch({ portBase: 0 })
  await lab.close()
}
