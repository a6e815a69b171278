import { everyCall } from './support/every-call';

/* The function is killed before the effect of one call. */
everyCall(['kill-before']);
