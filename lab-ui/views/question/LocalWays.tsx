import { useQuery } from '@tanstack/react-query'
import { answerOf, control } from '../../control/client.ts'
import { CopyText } from '../../controls/CopyText.tsx'
import { Field } from '../../controls/fields/Field.tsx'
import { saveFile } from '../../controls/save-file.ts'
import { CodeFile } from '../../controls/code/CodeFile.tsx'
import { highestPort, lowestPort, portsMistake } from '../../../scenarios/engines/local/local-ports.ts'
import { localWays, type LocalWay } from '../../../scenarios/question/local-files/local-ways.ts'
import type { LocalPorts } from '../../../scenarios/engines/local/usual-ports.ts'
import type { RunningFile } from '../../../scenarios/setup/stage.ts'
import type { QuestionSearch } from './question-search.ts'
import localWaysStyles from './local-ways.module.css'

interface LocalWaysProps {
  /** A stage that runs the policy; null while there is none. */
  readonly stage: string | null
  readonly search: QuestionSearch
  readonly onChange: (change: Partial<QuestionSearch>) => void
}

/** The four ways to run the load balancer on a developer's computer, with their files. */
export function LocalWays({ stage, search, onChange }: LocalWaysProps) {
  const conf = useQuery({
    queryKey: ['nginx-conf', stage],
    queryFn: () => answerOf(control.api.stages[':id']['nginx-conf'].$get({ param: { id: stage ?? '' } })),
    enabled: stage !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const ports: LocalPorts = { proxy: search.proxyPort, backend: search.backendPort }
  const mistake = portsMistake(ports)
  const ways = conf.data === undefined || mistake !== null ? [] : localWays(conf.data.text, ports)
  return (
    <>
      <div className={localWaysStyles.ports}>
        <PortField
          label="Port of the load balancer"
          value={ports.proxy}
          mistake={mistake}
          onChange={(proxyPort) => onChange({ proxyPort })}
        />
        <PortField
          label="Port of the backend"
          value={ports.backend}
          mistake={mistake}
          onChange={(backendPort) => onChange({ backendPort })}
        />
        <span role="alert" className="error" id="ports-mistake">
          {mistake}
        </span>
      </div>
      {conf.error !== null && <p className="notice">{conf.error.message}</p>}
      <div className={localWaysStyles.ways}>
        {ways.map((way) => (
          <Way key={way.key} way={way} />
        ))}
      </div>
    </>
  )
}

interface PortFieldProps {
  readonly label: string
  readonly value: number
  readonly mistake: string | null
  readonly onChange: (port: number) => void
}

function PortField({ label, value, mistake, onChange }: PortFieldProps) {
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          className="control"
          type="number"
          min={lowestPort}
          max={highestPort}
          value={value}
          aria-invalid={mistake !== null}
          aria-describedby={mistake === null ? undefined : 'ports-mistake'}
          onChange={({ target }) => onChange(Number(target.value))}
        />
      )}
    </Field>
  )
}

function Way({ way }: { readonly way: LocalWay }) {
  const { key, title, says, files, start, wasRun, wasNotRun } = way
  return (
    <details className="panel" id={`way-${key}`}>
      <summary>
        <h4>{title}</h4>
        <span className="none">{files.map(({ name }) => name.replace(/^.*\//, '')).join(', ')}</span>
      </summary>
      <p>{says}</p>
      <p className={localWaysStyles.start}>
        <code>{start}</code>
        <CopyText text={start} name="Copy command" />
      </p>
      {files.map((file) => (
        <div key={file.name}>
          <CodeFile file={file} />
          <button type="button" className="button quiet small" onClick={() => download(file)}>
            Download {file.name.replace(/^.*\//, '')}
          </button>
        </div>
      ))}
      <dl className={localWaysStyles.checked}>
        <dt>Tested here</dt>
        <dd>{wasRun}</dd>
        <dt>Not tested</dt>
        <dd>{wasNotRun}</dd>
      </dl>
    </details>
  )
}

const download = ({ name, text }: RunningFile) =>
  saveFile(new File([text], name.replace(/^.*\//, ''), { type: 'text/plain' }))
