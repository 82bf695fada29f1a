import {
  cacheModes,
  credentialsModes,
  mayHaveBody,
  redirectModes,
  requestModes,
  type PageRequest,
} from '../../scenarios/words/page-request.ts'
import { Button } from './Button.tsx'
import { Field } from './Field.tsx'
import { SuggestField } from './SuggestField.tsx'
import { HeaderRows } from './HeaderRows.tsx'
import { SelectField } from './SelectField.tsx'

interface ComposerProps {
  readonly request: PageRequest
  readonly origins: readonly string[]
  readonly onChange: (change: Partial<PageRequest>) => void
  readonly onSend: () => void
  readonly onStop: () => void
  readonly onAgainWarm: () => void
  readonly onAgainCold: () => void
  readonly canSend: boolean
  readonly canRepeat: boolean
  readonly isSending: boolean
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const contentTypes = ['application/json', 'text/plain', 'application/x-www-form-urlencoded']
const paths = [
  '/orders',
  '/orders/17',
  '/orders.csv',
  '/catalogue',
  '/me',
  '/session',
  '/private',
  '/status/404',
  '/slow?ms=2000',
  '/redirect?to=/orders',
  '/crash',
]

/** Where one request is put together, and sent to every lane. */
export function Composer({ request, origins, onChange, ...props }: ComposerProps) {
  const hasBody = mayHaveBody(request.method)
  return (
    <form
      className="panel composer"
      aria-label="Request"
      onSubmit={(event) => {
        event.preventDefault()
        props.onSend()
      }}
    >
      <SelectField
        label="Page origin"
        className="wide"
        value={request.origin}
        options={origins}
        onChange={(origin) => onChange({ origin })}
      />
      <SuggestField
        label="Method"
        value={request.method}
        suggestions={methods}
        onChange={(method) => onChange({ method })}
      />
      <SuggestField
        label="Path"
        className="wide"
        value={request.path}
        suggestions={paths}
        onChange={(path) => onChange({ path })}
      />
      <SelectField
        label="Credentials"
        value={request.credentials}
        options={credentialsModes}
        onChange={(credentials) => onChange({ credentials })}
      />
      <div className="actions">
        <Button isPrimary shortcut="Control+Enter" isOff={!props.canSend} submits>
          Send <kbd aria-hidden="true">Ctrl ⏎</kbd>
        </Button>
        <Button isOff={!props.canRepeat} onClick={props.onAgainWarm}>
          Again warm
        </Button>
        <Button isOff={!props.canRepeat} onClick={props.onAgainCold}>
          Again cold
        </Button>
        <Button shortcut="Escape" isOff={!props.isSending} onClick={props.onStop}>
          Stop
        </Button>
      </div>
      <div className="more">
        <Field label="Body" className="wide">
          {(id) => (
            <textarea
              id={id}
              className="control"
              rows={1}
              spellCheck={false}
              disabled={!hasBody}
              title={hasBody ? undefined : 'GET and HEAD have no body'}
              value={request.body}
              onChange={({ target }) => onChange({ body: target.value })}
            />
          )}
        </Field>
        <SuggestField
          label="Content type"
          value={request.contentType}
          suggestions={contentTypes}
          disabledBecause={hasBody ? null : 'It goes with the body, which GET and HEAD do not have.'}
          onChange={(contentType) => onChange({ contentType })}
        />
        <SelectField
          label="Mode"
          value={request.mode}
          options={requestModes}
          onChange={(mode) => onChange({ mode })}
        />
        <SelectField
          label="Redirect"
          value={request.redirect}
          options={redirectModes}
          onChange={(redirect) => onChange({ redirect })}
        />
        <SelectField
          label="Cache mode"
          value={request.cache}
          options={cacheModes}
          onChange={(cache) => onChange({ cache })}
        />
      </div>
      <HeaderRows headers={request.headers} onChange={(headers) => onChange({ headers })} />
    </form>
  )
}
