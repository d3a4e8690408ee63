/** A script's line with the case's values in it; a value that is not known leaves a gap to be asked for. */
export function fillScript(line: string, values: Readonly<Record<string, string>>): string {
  return line.replace(/\{\{(\w+)\}\}/g, (_, name: string) => (Object.hasOwn(values, name) && values[name]) || "……");
}
