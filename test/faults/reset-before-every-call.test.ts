import { everyCall } from './support/every-call';

/* The socket is reset, and the call had no effect. */
everyCall('reset-before');
