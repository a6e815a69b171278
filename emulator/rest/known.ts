import { controlBody } from '../core/invalid-control';
import type { MapShape } from '../core/shape';

/** Names of what is made elsewhere, such as keys: any name is known, unless all known names were declared. */
export class Known {
  private names: ReadonlySet<string> | undefined;

  has(name: string): boolean {
    return this.names?.has(name) ?? true;
  }

  /** A control call whose body has one member, the names; without it any name is known again. */
  controlOf(member: string): (body: unknown) => undefined {
    const names = { type: 'list', of: { type: 'string', min: 1 } } as const;
    const shape = { type: 'map', key: { type: 'string', oneOf: [member] }, value: names } as const satisfies MapShape;
    return (body) => {
      const declared = controlBody(shape, body)[member];
      this.names = declared && new Set(declared);
      return undefined;
    };
  }

  reset(): void {
    this.names = undefined;
  }
}
