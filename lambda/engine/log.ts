/** What a log line may carry. Requests, properties, URLs and headers are never logged whole. */
export type Fields = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** One JSON line. */
export function log(level: 'INFO' | 'WARN' | 'ERROR', message: string, fields: Fields = {}): void {
  process.stdout.write(`${JSON.stringify({ timestamp: new Date().toISOString(), level, message, ...fields })}\n`);
}
