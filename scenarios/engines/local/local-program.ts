import type { LocalPorts } from './usual-ports.ts'

/** Where an engine is to run: on the computer itself, or in a container of its official image. */
export type Place =
  | { readonly kind: 'host' }
  /** `backendHost` is the name by which the container reaches the backend. */
  | { readonly kind: 'container'; readonly backendHost: 'backend' | 'host.docker.internal' | '127.0.0.1' }

/** How an engine runs in front of the backend on a developer's own computer. */
export interface LocalProgram {
  /** The official image that containers are made of. */
  readonly image: string
  /** Where the image looks for its configuration. */
  readonly configurationInImage: string
  /**
   * The configuration of a lane as a file that stands by itself: its own addresses in place of the lane's, and nothing
   * that is there for the lab. All that is about CORS stays as the lane runs it.
   * @throws RangeError for ports that are none, and for a text that is not a lane's configuration.
   */
  readonly standalone: (laneConfiguration: string, ports: LocalPorts, place: Place) => string
  /** The lines of a systemd unit that start, reload and stop it, from this configuration, in this folder. */
  readonly serviceLines: (configuration: string, folder: string) => readonly string[]
  /** The script of a package whose folder holds the configuration. */
  readonly packageScript: string
  /** What the project itself has run of its configuration, as parts of sentences. */
  readonly wasRun: { readonly asService: string; readonly inContainer: string; readonly asTask: string }
}
