import { sentOnce } from './support/sent-once-of';

sentOnce('alsona');
