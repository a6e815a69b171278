import { everyCall } from './support/every-call';

/*
 * The function is killed after the last effect of an invocation, so that its note is lost.
 * After any other effect it leaves the same behind as before the next call.
 */
everyCall('kill-after', (call, invocationOf) => invocationOf[call] !== invocationOf[call + 1]);
