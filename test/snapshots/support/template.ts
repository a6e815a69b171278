/** A template without hashes of assets, and without what the CDK's bootstrap adds. */
export function withoutHashes(template: object): object {
  const { Parameters, Rules, ...rest } = template as Record<string, Record<string, unknown> | undefined>;
  const without = (section: Record<string, unknown> = {}, key: string) => {
    const kept = Object.entries(section).filter(([name]) => name !== key);
    return kept.length > 0 ? Object.fromEntries(kept) : undefined;
  };
  const shown = {
    ...rest,
    Parameters: without(Parameters, 'BootstrapVersion'),
    Rules: without(Rules, 'CheckBootstrapVersion'),
  };
  return JSON.parse(JSON.stringify(shown).replace(/[0-9a-f]{64}/g, '<hash>')) as object;
}

/** What a snapshot holds of a template. */
export function expectTemplate(template: object): jest.JestMatchers<unknown> {
  return expect(withoutHashes(template));
}
