import { everyCall } from './support/every-call';

/* The function is killed before or after the effect of one call. */
everyCall(['kill-before', 'kill-after']);
