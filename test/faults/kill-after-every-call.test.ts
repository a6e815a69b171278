import { everyCall } from './support/every-call';

/* The function is killed after a call took effect: what it noted is lost. */
everyCall('kill-after');
