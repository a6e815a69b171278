import { everyCall } from './support/every-call';

/* The socket of one call is reset, before or after its effect. */
everyCall(['reset-before', 'reset-after']);
