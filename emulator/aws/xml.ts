const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** Objects as elements, lists as elements `member`; what is undefined is left out. */
export function xml(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => element('member', item)).join('');
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, item]) => element(name, item))
      .join('');
  }
  return escaped(String(value));
}

export function element(name: string, value: unknown): string {
  return value === undefined ? '' : `<${name}>${xml(value)}</${name}>`;
}
