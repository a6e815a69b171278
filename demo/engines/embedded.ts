import { allServices } from '../../emulator';
import { startEngine } from '../../emulator/aws/engine';
import { endpointsOf } from './endpoints';
import type { Engine, EngineOptions } from './engine';

/** The project's own engine, in this process. */
export async function startEmbedded({ speed, folder, record, ending }: EngineOptions): Promise<Engine> {
  const engine = await startEngine({
    services: allServices,
    endpoints: endpointsOf,
    speed,
    folder,
    record,
  });
  ending.add(() => engine.close());
  const { url, environment } = engine;
  return {
    about: `a local AWS at ${url}, ${speed} times as fast as real time`,
    url,
    campaignsUrl: url,
    environment,
    campaigns: () => engine.campaigns(),
  };
}
