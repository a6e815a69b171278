/** A rule of docs/rules.md. */
export interface Rule {
  readonly id: string;
  readonly everyService: boolean;
  readonly text: string;
}

const RULE = /^- (R\d+)(\*?) (.+(?:\n {2}\S.*)*)/gm;

/** The rules as the document lists them; also those that it lists twice. */
export function rulesIn(document: string): Rule[] {
  return [...document.matchAll(RULE)].map(([, id = '', star, text = '']) => ({
    id,
    everyService: star === '*',
    text: text.replace(/\s+/g, ' '),
  }));
}
