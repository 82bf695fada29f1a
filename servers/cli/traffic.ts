import { Command, InvalidArgumentError, Option } from 'commander'
import { profileNames, type ProfileName } from '../../scenarios/fetch-standard/profiles/profiles.ts'
import { callKindNames } from '../../scenarios/traffic/experiment/call-kind.ts'
import { usualTraffic } from '../../scenarios/traffic/experiment/traffic-spec.ts'
import { defaultEngine, engineNames } from '../../scenarios/words/engine.ts'
import { strategyNames } from '../../scenarios/words/strategy.ts'
import type { CommandHost } from '../terminal/command-host.ts'
import type { TrafficFlags } from '../traffic/traffic.ts'

/** `lab traffic`: visitors and their calls, sent to a stage of its own and counted at its witnesses. */
export function trafficCommand(host: CommandHost): Command {
  const { visitors, calls, maxAges, kinds, addresses, seed } = usualTraffic
  return new Command('traffic')
    .description(
      'Send the calls of many visitors to every strategy, and count at the witnesses who answered the preflights. The requests are real; the oracle decides when a visitor’s browser sends a preflight.',
    )
    .option('--visitors <n>', 'number of visitors', wholeNumber, visitors)
    .option('--calls <n>', 'calls per visitor', wholeNumber, calls)
    .addOption(
      new Option('--max-age <seconds,...>', 'Access-Control-Max-Age; the run is repeated for each value')
        .argParser(wholeNumbers)
        .default(maxAges, maxAges.join()),
    )
    .addOption(
      new Option('--requests <kind,...>', `requests that visitors send: ${callKindNames.join(', ')}`)
        .argParser(listOf(callKindNames))
        .default(kinds, kinds.join()),
    )
    .option(
      '--addresses <n>',
      'number of orders, each with its own URL, that are called',
      wholeNumber,
      addresses,
    )
    .option('--seed <n>', 'random seed; the same seed sends the same calls', wholeNumber, seed)
    .addOption(
      new Option('--strategies <name,...>', `strategies to compare: ${strategyNames.join(', ')}`)
        .argParser(listOf(strategyNames))
        .default([...strategyNames], 'all that can run on this computer'),
    )
    .addOption(
      new Option('--engine <name>', 'proxy engine; auto picks the best one installed')
        .choices([...engineNames, 'auto'])
        .default(defaultEngine),
    )
    .addOption(
      new Option(
        '--browser <name>',
        `browser whose preflight cache each visitor has: ${browserNames.join(', ')}; safari is the same as webkit`,
      )
        .argParser(browser)
        .default('chromium'),
    )
    .option(
      '--cap <seconds>',
      'longest time that a preflight is cached, instead of the browser’s own limit',
      wholeNumber,
    )
    .option(
      '--pause <seconds>',
      'time between the calls of a visitor, on the browser’s clock; the run itself does not wait',
      wholeNumber,
      0,
    )
    .option('--json', 'print one JSON object')
    .option('--csv', 'print CSV')
    .action(async (flags: TrafficFlags) => {
      const [{ traffic }, { launchStage }] = await Promise.all([
        import('../traffic/traffic.ts'),
        import('../launch.ts'),
      ])
      await traffic(flags, launchStage, host)
    })
}

/** Safari is what people call WebKit. */
const browserNames = [...profileNames, 'safari'] as const

function browser(text: string): ProfileName {
  const name = text === 'safari' ? 'webkit' : profileNames.find((known) => known === text)
  if (name !== undefined) return name
  throw new InvalidArgumentError(
    `"${text.slice(0, 80)}" is not a browser that the oracle knows. Use one of ${browserNames.join(', ')}.`,
  )
}

function wholeNumber(text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new InvalidArgumentError('Give a whole number, 0 or more.')
  return Number(text)
}

const wholeNumbers = (text: string) => text.split(',').map(wholeNumber)

const listOf =
  <Name extends string>(names: readonly Name[]) =>
  (text: string): readonly Name[] =>
    text.split(',').map((each) => {
      const name = names.find((known) => known === each)
      if (name !== undefined) return name
      throw new InvalidArgumentError(`"${each.slice(0, 80)}" is not one of ${names.join(', ')}.`)
    })
