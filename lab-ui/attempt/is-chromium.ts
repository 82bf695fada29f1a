/** Whether the dashboard runs in a Chromium, which alone has client hints. */
export const isChromium = (): boolean => 'userAgentData' in navigator
