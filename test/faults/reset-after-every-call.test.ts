import { everyCall } from './support/every-call';

/* The call took effect, and its answer is lost. */
everyCall('reset-after');
