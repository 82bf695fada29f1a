import { profiles, type Profile } from './profiles.ts'

/**
 * WebKit together with the network library of WebKitGTK, libsoup, as WebKitGTK 2.50.6 was seen to do. Safari has the
 * same WebKit, but Apple's network library, so none of these properties says anything about Safari.
 */
export const webkitgtk: Profile = {
  ...profiles.webkit,
  name: 'webkitgtk',
  joinsLocations: true,
  redirectsDeleteAsGet: true,
  sendsBytesAsUtf8: true,
  readsHeadersAsUtf8: true,
}
