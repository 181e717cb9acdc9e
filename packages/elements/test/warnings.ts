/* oxlint-disable no-console -- warnings to the host's developer are what is tested */

/** Takes the warnings that would go to the console, until restored. */
export function catchWarnings(): { warnings: string[]; restore: () => void } {
  const warnings: string[] = [];
  const warn = console.warn.bind(console);
  console.warn = (text: string) => warnings.push(text);
  return { warnings, restore: () => (console.warn = warn) };
}
