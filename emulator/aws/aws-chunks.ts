import type { EmulatedRequest } from '../core/service';

/** A body that the client sent in pieces of its own, with checksums or signatures between and after them. */
export function isChunked({ headers }: EmulatedRequest): boolean {
  return (headers['content-encoding'] ?? '').includes('aws-chunked');
}

export function decodeChunks(bytes: Uint8Array): Uint8Array {
  const body = Buffer.from(bytes);
  const chunks: Buffer[] = [];
  for (let position = 0; ;) {
    const end = body.indexOf('\r\n', position);
    if (end < 0) break;
    const [size = ''] = body.toString('latin1', position, end).split(';');
    const length = parseInt(size, 16);
    if (!(length > 0)) break;
    chunks.push(body.subarray(end + 2, end + 2 + length));
    position = end + 2 + length + 2;
  }
  return Buffer.concat(chunks);
}
