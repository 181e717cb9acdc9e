/** The first characters of a text; whole ones, so that no half of one is stored. */
export function firstCharacters(text: string, most: number): string {
  return text.length <= most ? text : Array.from(text).slice(0, most).join('');
}
