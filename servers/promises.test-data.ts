const readme = 'README.md'
const servers = 'servers/README.md'

/**
 * What the documentation promises, where it does so, and the tests that hold it. The texts are those of the documents,
 * without line breaks.
 */
export const promises: readonly {
  readonly promise: string
  readonly saidIn: readonly string[]
  readonly heldBy: Readonly<Record<string, string>>
}[] = [
  {
    promise: 'Ctrl+C stops everything within two seconds.',
    saidIn: [readme, servers],
    heldBy: {
      'servers/cli.test.ts': 'stops at %s without waiting for a response under way, also when it comes twice',
    },
  },
  {
    promise: 'a guard process stops what it started and removes its temporary folder.',
    saidIn: [readme, servers],
    heldBy: {
      'servers/cli.test.ts': 'leaves no process, no port and no folder behind when it is killed',
      'servers/guard/guard.test.ts': 'kills a group that ignores TERM',
    },
  },
  {
    promise: 'A guard that is killed is replaced.',
    saidIn: [servers],
    heldBy: {
      'servers/guard/guard.test.ts': 'is replaced when it is killed, and says nothing of it',
      'servers/guard/killed-guard.test.ts':
        'leaves nothing behind where it is killed and then the lab, at random moments',
    },
  },
  {
    promise: 'listens on loopback only, unless you start',
    saidIn: [readme, servers],
    heldBy: { 'servers/cli.test.ts': 'listens besides loopback only where it is told to' },
  },
  {
    promise: 'other computers can reach only the lanes, the services of companies, and the agent pages.',
    saidIn: [servers],
    heldBy: {
      'servers/network.test.ts':
        'another computer gets the lanes and the agent pages, and whatever it claims a sentence in place of all else',
    },
  },
  {
    promise: 'The control API refuses requests from foreign hosts and origins.',
    saidIn: [readme, servers],
    heldBy: {
      'servers/control/control-app.test.ts': 'refuses %s and says who is answered',
      'e2e/faults/foreign-pages.spec.ts':
        'a page of another origin can neither read the control API nor write to it',
    },
  },
  {
    promise: 'It takes orders from the dashboard only.',
    saidIn: [servers],
    heldBy: {
      'e2e/faults/foreign-pages.spec.ts':
        'a page of another origin that embeds an agent cannot make it fetch',
    },
  },
  {
    promise: 'No page of the lab can be framed by another site.',
    saidIn: [servers],
    heldBy: {
      'servers/control/framing.test.ts':
        'no response of the lab can be framed, but for the agent by the dashboard, on any host',
    },
  },
  {
    promise: '`npm run dev` is as strict.',
    saidIn: [servers],
    heldBy: { 'e2e/faults/development.spec.ts': 'in development nothing listens beyond loopback' },
  },
  {
    promise: 'No text from a user reaches a configuration, code, a path or a shell unchecked.',
    saidIn: [servers],
    heldBy: {
      'servers/proxies/nginx/configuration.test.ts': 'lets no hostile policy change a directive',
      'servers/backend/app-code.test.ts': 'lets nothing out of a string, whatever an unchecked policy holds',
      'servers/copies/as-curl.test.ts': 'whatever is asked for, curl is given exactly that',
      'servers/copies/copied-texts.test.ts':
        'every file of the dashboard that copies or downloads a text is in the list',
    },
  },
  {
    promise: 'text from outside is never anything but text.',
    saidIn: [servers],
    heldBy: {
      'servers/cli/program.test.ts': 'explain: a HAR that %s is printed without what a terminal acts on',
      'servers/terminal/printer.test.ts': 'a line that %s is one line, on a terminal and in a file',
    },
  },
  {
    promise: 'A client that floods one lane takes nothing from the others.',
    saidIn: [servers],
    heldBy: {
      'servers/flood.test.ts':
        'a flood of one lane leaves descriptors for the dashboard, the API and every other lane',
    },
  },
  {
    promise: 'The witnesses pass bytes on first and read them afterwards.',
    saidIn: [servers],
    heldBy: { 'servers/witness/tap.test.ts': 'passes the bytes of both sides unchanged, and sees $name' },
  },
  {
    promise: 'changes both in place, at the same addresses, without losing a request',
    saidIn: ['servers/control/README.md'],
    heldBy: { 'e2e/faults/policy-under-load.spec.ts': 'loses none' },
  },
]
