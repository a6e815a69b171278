import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Memory } from '../../../lambda/engine/memory';
import { memoryText } from '../../../lambda/engine/memory';
import { folderOf } from './story';

/** In a property of a request that is compressed. */
export const WORD = 'news ';
export const TIMES = 14_000;

/** A memory whose request is as large as to be compressed. */
export function compressedMemory(like: Memory): Memory {
  const { request } = like;
  const large = { ...request, ResourceProperties: { campaign: { text: WORD.repeat(TIMES) } } } as Memory['request'];
  return JSON.parse(memoryText({ ...like, request: large }) ?? '') as Memory;
}

export function compressed(version: string): unknown {
  return JSON.parse(readFileSync(join(folderOf(version), 'compressed.json'), 'utf8')) as unknown;
}
