import { bundleHandlers } from './bundle';

void bundleHandlers().then(({ outputs }) => {
  for (const [file, { bytes }] of Object.entries(outputs)) {
    process.stdout.write(`${file} ${(bytes / 1024).toFixed(1)} KB\n`);
  }
});
