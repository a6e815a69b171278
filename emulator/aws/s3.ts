import { createHash } from 'node:crypto';
import type { EmulatedRequest, EmulatedResponse, EmulatedService, RefusalKind } from '../core/service';
import { ACCOUNT, REGION } from './account';
import { decodeChunks, isChunked } from './aws-chunks';
import { element, xml } from './xml';

export const ASSETS_BUCKET = `cdk-hnb659fds-assets-${ACCOUNT}-${REGION}`;

interface Place {
  readonly bucket: string;
  readonly key: string;
}

const TYPE = { 'content-type': 'application/xml' };
const REFUSALS: Readonly<Record<RefusalKind, readonly [status: number, code: string]>> = {
  throttle: [503, 'SlowDown'],
  error: [500, 'InternalError'],
  unavailable: [503, 'ServiceUnavailable'],
  denied: [403, 'AccessDenied'],
};

/** Amazon S3, for assets and templates: whole objects in known buckets. */
export class S3 implements EmulatedService {
  readonly name = 's3';
  private readonly buckets = new Map<string, Map<string, Uint8Array>>([[ASSETS_BUCKET, new Map()]]);

  addBucket(name: string): void {
    if (!this.buckets.has(name)) this.buckets.set(name, new Map());
  }

  removeBucket(name: string): void {
    this.buckets.delete(name);
  }

  object({ bucket, key }: Place): Uint8Array | undefined {
    return this.buckets.get(bucket)?.get(key);
  }

  /** By a URL in path style or in virtual-host style, at any host. */
  objectAt(url: string): Uint8Array | undefined {
    const { host, pathname } = new URL(url);
    const place = this.placeOf(host, pathname);
    return place && this.object(place);
  }

  route({ method, path, query, headers }: EmulatedRequest): string | undefined {
    const place = this.placeOf(headers.host ?? '', path);
    if (!place) return undefined;
    if (place.key !== '') return OBJECT_CALLS[method];
    return (
      Object.keys(BUCKET_CALLS).find((name) => name in query) ?? (method === 'HEAD' ? 'HeadBucket' : 'ListObjectsV2')
    );
  }

  handle(operation: string, request: EmulatedRequest): EmulatedResponse {
    const place = this.placeOf(request.headers.host ?? '', request.path);
    if (!place) return refused(404, 'NoSuchBucket');
    switch (operation) {
      case 'PutObject':
        return this.put(place, request);
      case 'GetObject':
      case 'HeadObject':
        return this.get(place, operation);
      case 'DeleteObject':
        this.buckets.get(place.bucket)?.delete(place.key);
        return { status: 204 };
      case 'HeadBucket':
        return { status: 200, headers: { 'x-amz-bucket-region': REGION } };
      case 'ListObjectsV2':
        return this.list(place.bucket, String(request.query.prefix ?? ''));
      default:
        return { status: 200, headers: TYPE, body: BUCKET_CALLS[operation] ?? '' };
    }
  }

  refuse(kind: RefusalKind): EmulatedResponse {
    return refused(...REFUSALS[kind]);
  }

  campaigns(): readonly object[] {
    return [];
  }

  reset(): void {
    // What was uploaded stays.
  }

  private put({ bucket, key }: Place, request: EmulatedRequest): EmulatedResponse {
    const bytes = request.bytes ?? new Uint8Array();
    const content = isChunked(request) ? decodeChunks(bytes) : bytes;
    this.buckets.get(bucket)?.set(key, content);
    return { status: 200, headers: { etag: tagOf(content) } };
  }

  private get(place: Place, operation: string): EmulatedResponse {
    const content = this.object(place);
    if (!content) return operation === 'HeadObject' ? { status: 404 } : refused(404, 'NoSuchKey');
    const headers = { etag: tagOf(content), 'content-type': 'application/octet-stream' };
    return { status: 200, headers, body: operation === 'HeadObject' ? undefined : content };
  }

  private list(bucket: string, prefix: string): EmulatedResponse {
    const found = [...(this.buckets.get(bucket) ?? [])].filter(([key]) => key.startsWith(prefix));
    const contents = found.map(([Key, content]) =>
      element('Contents', { Key, Size: content.length, ETag: tagOf(content) }),
    );
    const head = xml({ Name: bucket, Prefix: prefix, KeyCount: found.length, IsTruncated: false });
    return { status: 200, headers: TYPE, body: `<ListBucketResult>${head}${contents.join('')}</ListBucketResult>` };
  }

  private placeOf(host: string, path: string): Place | undefined {
    const hosted = [...this.buckets.keys()].find((bucket) => host.startsWith(`${bucket}.`));
    if (hosted !== undefined) return { bucket: hosted, key: decodeURIComponent(path.slice(1)) };
    const [, bucket = '', ...key] = path.split('/');
    return this.buckets.has(bucket) ? { bucket, key: decodeURIComponent(key.join('/')) } : undefined;
  }
}

const OBJECT_CALLS: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'HeadObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};

/** By the parameter that names them. */
const BUCKET_CALLS: Readonly<Record<string, string>> = {
  location: '<LocationConstraint/>',
  encryption: element('ServerSideEncryptionConfiguration', {
    Rule: { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
  }),
  versioning: '<VersioningConfiguration/>',
};

function refused(status: number, code: string): EmulatedResponse {
  return { status, headers: TYPE, body: element('Error', { Code: code, Message: code }) };
}

function tagOf(content: Uint8Array): string {
  return `"${createHash('md5').update(content).digest('hex')}"`;
}
