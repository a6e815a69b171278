import { everyCall } from './support/every-call';

/* The function is killed after the effect of one call. */
everyCall(['kill-after']);
