/* oxlint-disable no-console -- what reaches the console is what is tested */

/** Takes the warnings and errors that would go to the console, until restored. */
export function catchWarnings(): { warnings: string[]; restore: () => void } {
  const warnings: string[] = [];
  const { warn, error } = console;
  console.warn = (text: string) => warnings.push(text);
  console.error = (text: string) => warnings.push(text);
  return { warnings, restore: () => Object.assign(console, { warn, error }) };
}
