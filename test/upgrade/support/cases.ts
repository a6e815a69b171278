import type { ResourceProperties, ServiceRow } from '../../support/services';
import { SERVICES } from '../../support/services';
import type { Apps } from './apps';
import { deployed } from './apps';
import type { Frozen } from './story';
import { frozen } from './story';
import { APPS, VERSIONS } from './versions';

/** What one version has left of one service, beside what is there today. */
export interface Case {
  readonly version: string;
  readonly name: string;
  readonly service: ServiceRow;
  readonly was: Frozen;
  readonly apps: Apps;
  /** What the app of then sends with the library of today. */
  readonly today: (title: string) => ResourceProperties;
}

export const CASES: readonly Case[] = VERSIONS.flatMap((version) =>
  SERVICES.map((service) => {
    const apps = APPS[version]?.[service.name];
    if (!apps) throw new Error(`version ${version} has no apps of ${service.name}`);
    const known = new Map<string, ResourceProperties>();
    const today = (title: string) => {
      const properties = known.get(title) ?? deployed(apps[title]!).properties;
      known.set(title, properties);
      return properties;
    };
    return { version, name: service.name, service, was: frozen(version, service.name), apps, today };
  }),
);

/** The stories that are about one app, by its title. */
export function creates({ was, apps }: Case): { readonly title: string }[] {
  return was.stories.filter(({ title }) => title in apps);
}
