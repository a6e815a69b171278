import { scenarios } from './support/scenarios';

scenarios('embedded', 1200);
