import type { Lane } from '../../../scenarios/setup/stage.ts'
import { environments } from '../../../scenarios/words/strategy.ts'
import { useLaneActions } from './lane-actions.ts'

/** Where all lanes stand: on a developer's computer, or deployed. Neither is pressed while they differ. */
export function EnvironmentSwitch({ lanes }: { readonly lanes: readonly Lane[] }) {
  const actions = useLaneActions()
  if (actions === null) return null
  return (
    <span role="group" aria-label="Environment of all lanes">
      {environments.map((environment) => (
        <button
          key={environment}
          type="button"
          className="button quiet small"
          aria-pressed={lanes.every((lane) => lane.environment === environment)}
          title={titles[environment]}
          onClick={() =>
            actions.setEnvironment(
              lanes.map(({ id }) => id),
              environment,
            )
          }
        >
          All {environment}
        </button>
      ))}
    </span>
  )
}

const titles = {
  local: 'As on a developer’s computer: the browser talks to the backends themselves',
  deployed: 'A load balancer stands before every backend',
} as const
