import { everyCall } from './support/every-call';

/* The function is killed before a call takes effect: with what it did before, and without what it noted. */
everyCall('kill-before');
